import { Button, SegmentedControl, TextInput, Title } from "@mantine/core";
import { IconBriefcase, IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import { MISSION_STATUSES, type Mission, type MissionSummary } from "../../utils/core";
import { navigate } from "../desk/useRoute";
import { EmptyState } from "../ui/EmptyState";
import { formatNumber } from "../ui/format";
import { usePageTitle } from "../ui/usePageTitle";
import { MissionDialog } from "./MissionDialog";
import { MissionRow } from "./MissionRow";
import classes from "./Missions.module.css";
import { filterMissions } from "./mission-filter";
import { SampleOffer } from "./SampleOffer";
import { useSampleMission } from "./useSampleMission";

interface MissionsPageProps {
  readonly summaries: readonly MissionSummary[];
  /** Title of a mission to create, empty for one without; null where none is being created. */
  readonly newTitle: string | null;
}

export function MissionsPage({ summaries, newTitle }: MissionsPageProps) {
  const title = i18n.t("missions.title");
  const heading = usePageTitle(title);
  const [status, setStatus] = useState<Mission["status"]>("active");
  const [query, setQuery] = useState("");
  const sample = useSampleMission();
  const found = filterMissions(summaries, status, query);
  // the example shows up in the list while it is being made
  const isEmpty = summaries.length === 0 || sample.busy;
  const create = () => navigate({ name: "new", title: "" });

  const newButton = (
    <Button onClick={create} leftSection={<IconPlus size={18} aria-hidden="true" />} data-testid="mission-new">
      {i18n.t("mission.new")}
    </Button>
  );

  return (
    <>
      <div className={classes.head}>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {!isEmpty && newButton}
      </div>

      {isEmpty ? (
        <EmptyState icon={IconBriefcase} title={i18n.t("missions.empty_title")} text={i18n.t("missions.empty_text")}>
          {newButton}
          <SampleOffer
            busy={sample.busy}
            kept={summaries[0]?.captureCount ?? 0}
            onCreate={() => void sample.create()}
          />
        </EmptyState>
      ) : (
        <>
          <div className={classes.tools}>
            <TextInput
              className={classes.search}
              type="search"
              aria-label={i18n.t("missions.search")}
              placeholder={i18n.t("missions.search")}
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              data-testid="mission-search"
            />
            <SegmentedControl
              className={classes.status}
              aria-label={i18n.t("missions.status")}
              value={status}
              onChange={(value) => setStatus(MISSION_STATUSES.find((candidate) => candidate === value) ?? "active")}
              data={MISSION_STATUSES.map((value) => ({
                value,
                label: i18n.t(`missions.filter_${value}`, [
                  formatNumber(summaries.filter(({ mission }) => mission.status === value).length),
                ]),
              }))}
            />
          </div>
          {found.length === 0 ? (
            <p className={classes.none} role="status">
              {query === "" ? i18n.t("missions.none_with_status") : i18n.t("missions.none_found")}
            </p>
          ) : (
            <ul className={classes.list}>
              {found.map((summary) => (
                <MissionRow key={summary.mission.id} summary={summary} />
              ))}
            </ul>
          )}
        </>
      )}
      {newTitle !== null && (
        <MissionDialog
          mission={null}
          initialTitle={newTitle}
          onClose={() => navigate({ name: "missions" })}
          onSaved={(mission) => navigate({ name: "mission", missionId: mission.id })}
        />
      )}
    </>
  );
}
