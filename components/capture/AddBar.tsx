import { Button } from "@mantine/core";
import { IconNote, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import { AddFiles } from "./AddFiles";
import classes from "./CaptureDialogs.module.css";
import { NoteDialog } from "./NoteDialog";

/** What can be put into a mission besides captured pages. */
export function AddBar({ missionId }: { missionId: string }) {
  const [noteOpen, setNoteOpen] = useState(false);
  const [filesOpen, setFilesOpen] = useState(false);
  return (
    <>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconNote size={18} aria-hidden="true" />}
          onClick={() => setNoteOpen(true)}
          data-testid="note-new"
        >
          {i18n.t("note.new")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPaperclip size={18} aria-hidden="true" />}
          aria-expanded={filesOpen}
          onClick={() => setFilesOpen((open) => !open)}
          data-testid="files-open"
        >
          {i18n.t("files.new")}
        </Button>
      </div>
      <AddFiles missionId={missionId} open={filesOpen} onOpen={setFilesOpen} />
      {noteOpen && <NoteDialog missionId={missionId} onClose={() => setNoteOpen(false)} />}
    </>
  );
}
