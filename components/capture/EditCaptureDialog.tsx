import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../utils/core";
import { Dialog } from "../ui/Dialog";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import classes from "./CaptureDialogs.module.css";
import { KindSelect } from "./KindSelect";

export function EditCaptureDialog({ capture, onClose }: { capture: Capture; onClose(): void }) {
  const client = useClient();
  const { busy, run } = useAction();
  // a page may have called itself anything: the field takes what the background accepts
  const [title, setTitle] = useState(capture.title.slice(0, 1_000));
  const [note, setNote] = useState(capture.note);
  const [kind, setKind] = useState(capture.kind);

  const save = () =>
    run(async () => {
      await client.request("captures.annotate", { captureId: capture.id, title, note, kind });
      onClose();
    });

  return (
    <Dialog
      title={i18n.t("capture.edit")}
      submitLabel={i18n.t("common.save")}
      busy={busy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p className={classes.hint}>{i18n.t("capture.edit_help")}</p>
      <TextInput
        label={i18n.t("capture.title")}
        data-autofocus
        maxLength={1_000}
        dir="auto"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="capture-title-input"
      />
      <KindSelect value={kind} onChange={setKind} />
      <Textarea
        label={i18n.t("capture.note")}
        rows={4}
        maxLength={20_000}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-testid="capture-note-input"
      />
    </Dialog>
  );
}
