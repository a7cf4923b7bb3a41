import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { EvidenceKind } from "../../utils/core";
import { Dialog } from "../ui/Dialog";
import { fromLocalInput, toLocalInput } from "../ui/local-time";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import classes from "./CaptureDialogs.module.css";
import { KindSelect } from "./KindSelect";

/** The engagement's diary: what happened, when, in the user's own words. */
export function NoteDialog({ missionId, onClose }: { missionId: string; onClose(): void }) {
  const client = useClient();
  const notices = useNotices();
  const { busy, run } = useAction();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [kind, setKind] = useState<EvidenceKind>("meeting");
  const [when, setWhen] = useState(() => toLocalInput(new Date()));
  const datedAt = fromLocalInput(when);
  const [submitted, setSubmitted] = useState(false);

  const save = () => {
    setSubmitted(true);
    if (title.trim() === "" || datedAt === null) return;
    void run(async () => {
      await client.request("notes.create", { missionId, kind, title: title.trim(), text, datedAt });
      notices.show({ tone: "ok", text: i18n.t("note.kept") });
      onClose();
    });
  };

  return (
    <Dialog title={i18n.t("note.new")} submitLabel={i18n.t("note.save")} busy={busy} onSubmit={save} onClose={onClose}>
      <p className={classes.hint}>{i18n.t("note.help")}</p>
      <div className={classes.options}>
        <TextInput
          type="datetime-local"
          label={i18n.t("note.when")}
          value={when}
          error={submitted && datedAt === null ? i18n.t("note.problem_when") : undefined}
          onChange={(event) => setWhen(event.currentTarget.value)}
          data-testid="note-date"
        />
        <KindSelect value={kind} onChange={setKind} />
      </div>
      <TextInput
        label={i18n.t("note.title")}
        required
        data-autofocus
        maxLength={1_000}
        dir="auto"
        value={title}
        error={submitted && title.trim() === "" ? i18n.t("note.problem_title") : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="note-title"
      />
      <Textarea
        label={i18n.t("note.text")}
        rows={6}
        maxLength={20_000}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="note-text"
      />
    </Dialog>
  );
}
