import { i18n } from "#i18n";
import type { Capture, Checklist, GuidancePoint } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { ExhibitLinks } from "./ExhibitLinks";
import classes from "./Guidance.module.css";
import { MarkControls } from "./MarkControls";
import { SupportsSelect } from "./SupportsSelect";
import type { ChangeChecklist } from "./useChecklist";
import { pointWords } from "./words";

interface PointDetailProps {
  readonly point: GuidancePoint;
  readonly checklist: Checklist;
  readonly captures: ReadonlyMap<string, Capture>;
  readonly onChange: ChangeChecklist;
  onMarked(): void;
}

/** Why a point counts, what shows it, and what the user can say of it. */
export function PointDetail({ point, checklist, captures, onChange, onMarked }: PointDetailProps) {
  const { why, how } = pointWords(point.text);
  return (
    <>
      <dl className={classes.facts}>
        {why !== null && (
          <div>
            <dt>{i18n.t("guidance.why")}</dt>
            <dd>{why}</dd>
          </div>
        )}
        {how !== null && point.state !== "missing" && (
          <div>
            <dt>{i18n.t("guidance.how")}</dt>
            <dd>{how}</dd>
          </div>
        )}
        {point.captureIds.length > 0 && (
          <div>
            <dt>{i18n.t("guidance.shown_by")}</dt>
            <dd>
              <ExhibitLinks captureIds={point.captureIds} captures={captures} />
            </dd>
          </div>
        )}
        {point.note !== "" && (
          <div>
            <dt>{i18n.t("guidance.your_note")}</dt>
            <dd>
              <Foreign text={point.note} />
            </dd>
          </div>
        )}
      </dl>
      {point.id === "copies-safe" && <SupportsSelect supports={checklist.supports} onChange={onChange} />}
      <MarkControls point={point} checklist={checklist} captures={captures} onChange={onChange} onMarked={onMarked} />
    </>
  );
}
