import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

interface SavedTextInputProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly "data-testid"?: string;
  onSave(value: string): void;
}

/** Saved when the user leaves the field: each save is an entry of the journal, so not one a letter. */
export function SavedTextInput({ value, onSave, ...props }: SavedTextInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const save = () => {
    if (text !== value) onSave(text);
  };
  return (
    <TextInput
      {...props}
      value={text}
      maxLength={1_000}
      dir="auto"
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}
