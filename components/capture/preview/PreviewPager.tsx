import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { navigate } from "../../desk/useRoute";
import { formatNumber } from "../../ui/format";
import classes from "./CapturePreview.module.css";

interface PreviewPagerProps {
  readonly missionId: string;
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** Null where the capture is not in the list as it is filtered. */
  readonly place: { readonly number: number; readonly total: number } | null;
}

export function PreviewPager({ missionId, previousId, nextId, place }: PreviewPagerProps) {
  const step = (captureId: string | null, label: string, Icon: typeof IconChevronLeft, testId: string) => (
    <ActionIcon
      variant="default"
      size="lg"
      disabled={captureId === null}
      aria-label={label}
      title={label}
      onClick={() => captureId !== null && navigate({ name: "capture", missionId, captureId })}
      data-testid={testId}
    >
      <Icon size={18} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <div className={classes.pager}>
      {step(previousId, i18n.t("preview.previous"), IconChevronLeft, "preview-previous")}
      {place && (
        <span className={classes.place}>
          {i18n.t("preview.place", [formatNumber(place.number), formatNumber(place.total)])}
        </span>
      )}
      {step(nextId, i18n.t("preview.next"), IconChevronRight, "preview-next")}
    </div>
  );
}
