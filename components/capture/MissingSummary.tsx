import { i18n } from "#i18n";
import { reasonSentence } from "../ui/errors";
import { missingLabel, stepLabel, stepStateLabel } from "../ui/labels";
import { useQuery } from "../ui/useQuery";
import classes from "./MissingSummary.module.css";
import { countMissing, incompleteSteps } from "./missing";

/** What a partial capture lacks, in words. */
export function MissingSummary({ captureId }: { captureId: string }) {
  const detail = useQuery("captures.get", { captureId });
  const record = detail.data?.record;
  if (!record) return null;
  return (
    <div className={classes.summary}>
      <h2 className={classes.title}>{i18n.t("missing_summary.title")}</h2>
      <ul>
        {incompleteSteps(record).map((step) => (
          <li key={step.name}>
            {i18n.t("missing_summary.step", [stepLabel(step.name), stepStateLabel(step.outcome)])}
            {step.reason && <span className={classes.reason}> {reasonSentence(step.reason)}</span>}
          </li>
        ))}
        {countMissing(record.missing).map(({ what, count }) => (
          <li key={what}>{i18n.t("missing_summary.items", [missingLabel(what), count])}</li>
        ))}
      </ul>
    </div>
  );
}
