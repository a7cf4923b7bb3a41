import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { Foreign } from "../ui/Foreign";
import classes from "./Settings.module.css";

interface RemovableRowProps {
  readonly text: string;
  /** What the button does, for screen readers. */
  readonly label: string;
  readonly disabled: boolean;
  onRemove(): void;
}

/** Something that the user added, and may take away again. */
export function RemovableRow({ text, label, disabled, onRemove }: RemovableRowProps) {
  return (
    <div className={classes.row}>
      <Foreign text={text} />
      <ActionIcon variant="subtle" disabled={disabled} aria-label={label} onClick={onRemove}>
        <IconTrash size={18} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
