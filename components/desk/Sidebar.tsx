import { Button } from "@mantine/core";
import { IconBriefcase, IconPlus, IconSettings, IconShieldCheck } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { filterMissions } from "../mission/mission-filter";
import { Brand } from "../ui/Brand";
import { Foreign } from "../ui/Foreign";
import type { Route } from "./routes";
import { routeHref } from "./routes";
import classes from "./Sidebar.module.css";

/** The list is a short cut; the missions page has them all. */
const SHOWN_MISSIONS = 40;

interface SidebarProps {
  readonly missions: readonly MissionSummary[];
  readonly route: Route | null;
  readonly onNavigate?: () => void;
}

export function Sidebar({ missions, route, onNavigate }: SidebarProps) {
  const active = filterMissions(missions, "active", "").slice(0, SHOWN_MISSIONS);
  const openId = route?.name === "mission" || route?.name === "capture" ? route.missionId : null;
  const current = (here: boolean) => (here ? "page" : undefined);
  return (
    <nav aria-label={i18n.t("desk.navigation")} className={classes.sidebar}>
      <div className={classes.brand}>
        <Brand size={28} />
        <span>{i18n.t("extension_name")}</span>
      </div>
      <div className={classes.nav}>
        <a
          className={classes.link}
          href={routeHref({ name: "missions" })}
          aria-current={current(route?.name === "missions" || route?.name === "new")}
          onClick={onNavigate}
        >
          <IconBriefcase size={18} aria-hidden="true" />
          {i18n.t("desk.all_missions")}
        </a>
        <ul className={classes.missions} aria-label={i18n.t("desk.active_missions")}>
          {active.map(({ mission }) => (
            <li key={mission.id}>
              <a
                className={classes.mission}
                href={routeHref({ name: "mission", missionId: mission.id })}
                aria-current={current(mission.id === openId)}
                onClick={onNavigate}
              >
                <Foreign text={mission.title} line />
                {mission.client !== "" && (
                  <span className={classes.client}>
                    <Foreign text={mission.client} line />
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
        <Button
          component="a"
          href={routeHref({ name: "new", title: "" })}
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={onNavigate}
        >
          {i18n.t("mission.new")}
        </Button>
        <a
          className={classes.link}
          href={routeHref({ name: "verify" })}
          aria-current={current(route?.name === "verify")}
          onClick={onNavigate}
        >
          <IconShieldCheck size={18} aria-hidden="true" />
          {i18n.t("verify.title")}
        </a>
        <a
          className={classes.link}
          href={routeHref({ name: "settings" })}
          aria-current={current(route?.name === "settings")}
          onClick={onNavigate}
        >
          <IconSettings size={18} aria-hidden="true" />
          {i18n.t("settings.title")}
        </a>
      </div>
    </nav>
  );
}
