import { Skeleton } from "@mantine/core";
import { i18n } from "#i18n";
import { ErrorCallout } from "../../ui/ErrorCallout";
import { Fingerprint } from "../../ui/Fingerprint";
import { formatExactTime, formatNumber } from "../../ui/format";
import { eventLabel } from "../../ui/labels";
import { useQuery } from "../../ui/useQuery";
import classes from "./CapturePreview.module.css";

/** What the journal says of this capture, oldest first. */
export function HistoryTab({ captureId }: { captureId: string }) {
  const history = useQuery("captures.history", { captureId });
  if (!history.data) {
    if (history.error !== null) return <ErrorCallout error={history.error} onRetry={history.reload} />;
    return <Skeleton height={160} />;
  }
  return (
    <>
      <p className={classes.hint}>{i18n.t("preview.history_help")}</p>
      <ol className={classes.history}>
        {history.data.map((entry) => (
          <li key={entry.sequence}>
            <strong>{entry.body ? eventLabel(entry.body.event.type) : i18n.t("preview.withheld")}</strong>
            <span className={classes.hint}>
              {i18n.t("preview.entry", [formatNumber(entry.sequence), formatExactTime(entry.time)])}
            </span>
            <Fingerprint sha256={entry.hash} />
          </li>
        ))}
      </ol>
    </>
  );
}
