import { NativeSelect } from "@mantine/core";
import { i18n } from "#i18n";
import { CHECKLIST_LIMITS } from "../../utils/core";
import { formatNumber } from "../ui/format";
import classes from "./Guidance.module.css";
import type { ChangeChecklist } from "./useChecklist";

const CHOICES = Array.from({ length: CHECKLIST_LIMITS.supports + 1 }, (_, count) => ({
  value: String(count),
  label: formatNumber(count),
}));

interface SupportsSelectProps {
  readonly supports: number;
  readonly onChange: ChangeChecklist;
}

/** How many safe copies there are: only the user knows. */
export function SupportsSelect({ supports, onChange }: SupportsSelectProps) {
  return (
    <NativeSelect
      className={classes.field}
      label={i18n.t("guidance.supports")}
      data={CHOICES}
      value={String(supports)}
      onChange={(event) => {
        const count = Number(event.currentTarget.value);
        void onChange({
          apply: (checklist) => ({ ...checklist, supports: count }),
          undo: (checklist) => ({ ...checklist, supports }),
          told: i18n.t("guidance.supports_saved"),
        });
      }}
      data-testid="supports"
    />
  );
}
