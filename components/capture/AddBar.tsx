import { Button } from "@mantine/core";
import { IconNote, IconPaperclip } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { AddFiles } from "./AddFiles";
import classes from "./CaptureDialogs.module.css";
import { NoteDialog } from "./NoteDialog";

/** What is being added; null for nothing. */
export type Adding = "note" | "files" | null;

interface AddBarProps {
  readonly missionId: string;
  readonly adding: Adding;
  onAdding(adding: Adding): void;
}

/** What can be put into a mission besides captured pages. */
export function AddBar({ missionId, adding, onAdding }: AddBarProps) {
  const filesOpen = adding === "files";
  return (
    <>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconNote size={18} aria-hidden="true" />}
          onClick={() => onAdding("note")}
          data-testid="note-new"
        >
          {i18n.t("note.new")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPaperclip size={18} aria-hidden="true" />}
          aria-expanded={filesOpen}
          onClick={() => onAdding(filesOpen ? null : "files")}
          data-testid="files-open"
        >
          {i18n.t("files.new")}
        </Button>
      </div>
      <AddFiles missionId={missionId} open={filesOpen} onOpen={(open) => onAdding(open ? "files" : null)} />
      {adding === "note" && <NoteDialog missionId={missionId} onClose={() => onAdding(null)} />}
    </>
  );
}
