import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import { formatNumber } from "../ui/format";

interface SavedNumberInputProps {
  readonly label: string;
  readonly description: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly "data-testid"?: string;
  onSave(value: number): void;
}

/** A whole number between two limits, saved when the user leaves the field. */
export function SavedNumberInput({ value, min, max, step, onSave, ...props }: SavedNumberInputProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const number = Number(text);
  const valid = text.trim() !== "" && Number.isInteger(number) && number >= min && number <= max;
  const save = () => {
    if (valid && number !== value) onSave(number);
  };
  return (
    <TextInput
      {...props}
      type="number"
      min={min}
      max={max}
      step={step}
      value={text}
      error={valid ? undefined : i18n.t("settings.problem_number", [formatNumber(min), formatNumber(max)])}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}
