import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { i18n } from "#i18n";
import { type Capture, CHECKLIST_LIMITS, type ChecklistMark } from "../../utils/core";
import classes from "./Guidance.module.css";

/** Longest title in the list of exhibits. Characters. */
const MAX_TITLE = 80;

interface MarkFormProps {
  readonly captures: ReadonlyMap<string, Capture>;
  onSave(said: Pick<ChecklistMark, "captureIds" | "note">): void;
  onCancel(): void;
}

/** Which exhibit shows it, or a word on where it is. */
export function MarkForm({ captures, onSave, onCancel }: MarkFormProps) {
  const [captureId, setCaptureId] = useState("");
  const [note, setNote] = useState("");
  const live = [...captures.values()].filter(({ erasedAt }) => erasedAt === null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ captureIds: captureId === "" ? [] : [captureId], note: note.trim() });
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <NativeSelect
        className={classes.field}
        label={i18n.t("guidance.mark_exhibit")}
        data={[
          { value: "", label: i18n.t("guidance.mark_no_exhibit") },
          ...live.map(({ id, title }) => ({
            value: id,
            label: title.slice(0, MAX_TITLE) || i18n.t("common.untitled"),
          })),
        ]}
        value={captureId}
        autoFocus
        onChange={(event) => setCaptureId(event.currentTarget.value)}
        data-testid="mark-exhibit"
      />
      <TextInput
        className={classes.field}
        label={i18n.t("guidance.mark_note")}
        maxLength={CHECKLIST_LIMITS.noteCharacters}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.marks}>
        <Button type="submit" size="xs" data-testid="mark-save">
          {i18n.t("common.save")}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {i18n.t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
