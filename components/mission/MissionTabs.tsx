import { i18n } from "#i18n";
import { MISSION_PARTS, type MissionPart, routeHref } from "../desk/routes";
import classes from "./MissionTabs.module.css";

/** The sides of a mission; each has an address, so these are links. */
export function MissionTabs({ missionId, current }: { missionId: string; current: MissionPart }) {
  return (
    <nav className={classes.tabs} aria-label={i18n.t("mission.parts")}>
      {MISSION_PARTS.map((part) => (
        <a
          key={part}
          className={classes.tab}
          href={routeHref(part === "captures" ? { name: "mission", missionId } : { name: "mission", missionId, part })}
          aria-current={part === current ? "page" : undefined}
          data-testid={`mission-part-${part}`}
        >
          {i18n.t(`mission.part_${part}`)}
        </a>
      ))}
    </nav>
  );
}
