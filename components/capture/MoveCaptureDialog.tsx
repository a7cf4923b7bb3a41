import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../utils/core";
import { pickableMissions } from "../mission/mission-filter";
import { Dialog } from "../ui/Dialog";
import { useNotices } from "../ui/notices/NoticesProvider";
import { UNDO_MS } from "../ui/notices/notice-store";
import { quoted } from "../ui/quoted";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import classes from "./CaptureDialogs.module.css";

const OPTION_LENGTH = 100;

interface MoveCaptureDialogProps {
  readonly capture: Capture;
  readonly summaries: readonly MissionSummary[];
  onClose(): void;
  onMoved(): void;
}

export function MoveCaptureDialog({ capture, summaries, onClose, onMoved }: MoveCaptureDialogProps) {
  const client = useClient();
  const notices = useNotices();
  const { busy, run } = useAction();
  const targets = pickableMissions(summaries).filter(({ id }) => id !== capture.missionId);
  const [missionId, setMissionId] = useState(targets[0]?.id ?? "");

  const move = (to: string) => client.request("captures.move", { captureId: capture.id, missionId: to });
  const submit = () =>
    run(async () => {
      if (missionId === "") return;
      await move(missionId);
      notices.show({
        tone: "ok",
        text: i18n.t("capture.moved", [quoted(targets.find(({ id }) => id === missionId)?.title ?? "", 60)]),
        durationMs: UNDO_MS,
        action: {
          label: i18n.t("common.undo"),
          run: () => void run(async () => void (await move(capture.missionId))),
        },
      });
      onMoved();
    });

  return (
    <Dialog
      title={i18n.t("capture.move")}
      submitLabel={i18n.t("capture.move_here")}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {targets.length === 0 ? (
        <p className={classes.hint}>{i18n.t("capture.move_nowhere")}</p>
      ) : (
        <>
          <p className={classes.hint}>{i18n.t("capture.move_help")}</p>
          <NativeSelect
            label={i18n.t("capture.move_target")}
            data-autofocus
            data={targets.map(({ id, title }) => ({ value: id, label: quoted(title, OPTION_LENGTH) }))}
            value={missionId}
            onChange={(event) => setMissionId(event.currentTarget.value)}
            data-testid="move-target"
          />
        </>
      )}
    </Dialog>
  );
}
