import { Anchor, Button, Title } from "@mantine/core";
import { IconArrowLeft, IconFileZip } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { routeHref } from "../desk/routes";
import { Foreign } from "../ui/Foreign";
import { statusLabel } from "../ui/labels";
import { Tag } from "../ui/Tag";
import { usePageTitle } from "../ui/usePageTitle";
import { MissionFacts } from "./MissionFacts";
import { MissionMenu } from "./MissionMenu";
import classes from "./MissionView.module.css";

interface MissionHeaderProps {
  readonly summary: MissionSummary;
  /** Left out where something else of the mission is to be read. */
  readonly facts: boolean;
  readonly exportOpen: boolean;
  onToggleExport(): void;
}

export function MissionHeader({ summary, facts, exportOpen, onToggleExport }: MissionHeaderProps) {
  const { mission } = summary;
  const heading = usePageTitle(mission.title);
  return (
    <div className={classes.header}>
      <Anchor className={classes.back} href={routeHref({ name: "missions" })} size="sm">
        <IconArrowLeft size={16} aria-hidden="true" />
        {i18n.t("desk.all_missions")}
      </Anchor>
      <div className={classes.titleLine}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes.title} title={mission.title.slice(0, 400)}>
          <Foreign text={mission.title} />
        </Title>
        {mission.status !== "active" && <Tag>{statusLabel(mission.status)}</Tag>}
        <div className={classes.actions}>
          <Button
            leftSection={<IconFileZip size={18} aria-hidden="true" />}
            variant={exportOpen ? "default" : "filled"}
            aria-expanded={exportOpen}
            onClick={onToggleExport}
            data-testid="export-open"
          >
            {i18n.t("dossier.open")}
          </Button>
          <MissionMenu mission={mission} />
        </div>
      </div>
      {facts && <MissionFacts summary={summary} />}
    </div>
  );
}
