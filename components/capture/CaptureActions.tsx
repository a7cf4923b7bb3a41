import { ActionIcon } from "@mantine/core";
import { IconEraser, IconFolderSymlink, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../utils/core";
import { quoted } from "../ui/quoted";
import classes from "./CaptureRow.module.css";
import { EditCaptureDialog } from "./EditCaptureDialog";
import { useErasures } from "./ErasuresProvider";
import { MoveCaptureDialog } from "./MoveCaptureDialog";

interface CaptureActionsProps {
  readonly capture: Capture;
  readonly summaries: readonly MissionSummary[];
  /** After the capture left this mission. */
  readonly onGone?: () => void;
}

/** What can be done to a capture that is not erased. */
export function CaptureActions({ capture, summaries, onGone }: CaptureActionsProps) {
  const [dialog, setDialog] = useState<"edit" | "move" | null>(null);
  const { pending, erase } = useErasures();
  if (capture.erasedAt !== null || pending.has(capture.id)) return <div className={classes.actions} />;

  const name = quoted(capture.title);
  const close = () => setDialog(null);
  return (
    <div className={classes.actions}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={i18n.t("capture.edit_named", [name])}
        title={i18n.t("capture.edit")}
        onClick={() => setDialog("edit")}
        data-testid="capture-edit"
      >
        <IconPencil size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={i18n.t("capture.move_named", [name])}
        title={i18n.t("capture.move")}
        onClick={() => setDialog("move")}
        data-testid="capture-move"
      >
        <IconFolderSymlink size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="brick"
        size="lg"
        aria-label={i18n.t("capture.erase_named", [name])}
        title={i18n.t("capture.erase")}
        onClick={() => {
          erase(capture);
          onGone?.();
        }}
        data-testid="capture-erase"
      >
        <IconEraser size={18} aria-hidden="true" />
      </ActionIcon>
      {dialog === "edit" && <EditCaptureDialog capture={capture} onClose={close} />}
      {dialog === "move" && (
        <MoveCaptureDialog
          capture={capture}
          summaries={summaries}
          onClose={close}
          onMoved={() => {
            close();
            onGone?.();
          }}
        />
      )}
    </div>
  );
}
