import { Textarea } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";

interface NoteFieldProps {
  readonly value: string;
  readonly disabled: boolean;
  onChange(value: string): void;
}

/** One line until it is needed. */
export function NoteField({ value, disabled, onChange }: NoteFieldProps) {
  const [focused, setFocused] = useState(false);
  return (
    <Textarea
      label={i18n.t("popup.note")}
      placeholder={i18n.t("popup.note_placeholder")}
      rows={focused || value !== "" ? 3 : 1}
      maxLength={20_000}
      dir="auto"
      value={value}
      disabled={disabled}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
      }}
      data-testid="note-input"
    />
  );
}
