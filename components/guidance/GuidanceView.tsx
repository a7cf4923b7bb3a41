import { i18n } from "#i18n";
import type { Capture, Checklist, Guidance } from "../../utils/core";
import { Callout } from "../ui/Callout";
import classes from "./Guidance.module.css";
import type { GuidanceActions } from "./guidance-actions";
import { OwnItems } from "./OwnItems";
import { PointGroup } from "./PointGroup";
import { PointRow } from "./PointRow";
import { ReminderList } from "./ReminderList";
import { ScoreBar } from "./ScoreBar";
import type { ChangeChecklist } from "./useChecklist";

const GROUPS = ["mission", "trade", "practice"] as const;

interface GuidanceViewProps extends GuidanceActions {
  readonly guidance: Guidance;
  readonly checklist: Checklist;
  readonly captures: ReadonlyMap<string, Capture>;
  readonly onChange: ChangeChecklist;
  onDismiss(): void;
}

export function GuidanceView({ guidance, onDismiss, ...props }: GuidanceViewProps) {
  const { points, met, total, reminders } = guidance;
  const ofGroup = (group: (typeof points)[number]["group"]) => points.filter((point) => point.group === group);
  return (
    <>
      <ReminderList reminders={reminders} onDismiss={onDismiss} {...props} />
      <ScoreBar met={met} total={total} />
      {total > 0 && met === total && (
        <Callout tone="ok">
          <p>{i18n.t("guidance.all_met")}</p>
        </Callout>
      )}
      {GROUPS.map((group) => (
        <PointGroup key={group} group={group} points={ofGroup(group)}>
          <ul className={classes.list}>
            {ofGroup(group).map((point) => (
              <PointRow key={point.id} point={point} {...props} />
            ))}
          </ul>
        </PointGroup>
      ))}
      <PointGroup group="own" points={ofGroup("own")}>
        <OwnItems checklist={props.checklist} onChange={props.onChange} />
      </PointGroup>
    </>
  );
}
