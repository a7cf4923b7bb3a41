import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { routeHref } from "../desk/routes";
import { Foreign } from "../ui/Foreign";
import { formatDay, formatNumber, formatSize } from "../ui/format";
import { MissionMenu } from "./MissionMenu";
import classes from "./Missions.module.css";
import { missionPeriod } from "./mission-period";

export function MissionRow({ summary }: { summary: MissionSummary }) {
  const { mission, captureCount, sizeBytes, lastCaptureAt } = summary;
  const period = missionPeriod(mission);
  return (
    <li
      className={classes.row}
      data-testid="mission-row"
      data-mission-id={mission.id}
      data-mission-title={mission.title}
    >
      <div className={classes.rowMain}>
        <a className={classes.rowTitle} href={routeHref({ name: "mission", missionId: mission.id })}>
          <Foreign text={mission.title} line />
        </a>
        <p className={classes.rowMeta}>
          {mission.client !== "" && <Foreign text={mission.client} line />}
          {mission.reference !== "" && <Foreign text={mission.reference} line />}
          {period !== null && <span>{period}</span>}
        </p>
      </div>
      <div className={classes.rowFigures}>
        <span>{i18n.t("mission.captures", captureCount, [formatNumber(captureCount)])}</span>
        {lastCaptureAt !== null && (
          <span>
            {formatSize(sizeBytes)}
            {" · "}
            {i18n.t("mission.last_capture", [formatDay(lastCaptureAt)])}
          </span>
        )}
      </div>
      <MissionMenu mission={mission} />
    </li>
  );
}
