import { NativeSelect } from "@mantine/core";
import { i18n } from "#i18n";
import { EVIDENCE_KINDS, type EvidenceKind } from "../../utils/core";
import { kindLabel } from "../ui/labels";

interface KindSelectProps {
  readonly value: EvidenceKind;
  readonly disabled?: boolean;
  readonly "data-testid"?: string;
  onChange(kind: EvidenceKind): void;
}

export function KindSelect({ value, disabled = false, onChange, ...data }: KindSelectProps) {
  return (
    <NativeSelect
      label={i18n.t("capture.kind")}
      data={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: kindLabel(kind) }))}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const kind = EVIDENCE_KINDS.find((candidate) => candidate === event.currentTarget.value);
        if (kind) onChange(kind);
      }}
      {...data}
    />
  );
}
