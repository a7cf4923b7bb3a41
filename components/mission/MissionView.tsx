import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../utils/core";
import { AddBar } from "../capture/AddBar";
import { CaptureList } from "../capture/CaptureList";
import type { Listing } from "../capture/capture-listing";
import { ExportPanel } from "../dossier/ExportPanel";
import { useExports } from "../dossier/ExportsProvider";
import { Callout } from "../ui/Callout";
import type { Query } from "../ui/useQuery";
import { MissionHeader } from "./MissionHeader";
import classes from "./MissionView.module.css";

interface MissionViewProps {
  readonly summary: MissionSummary;
  readonly summaries: readonly MissionSummary[];
  readonly captures: Query<readonly Capture[]>;
  readonly listing: Listing;
  /** The capture that the user comes back from. */
  readonly returnToId: string | null;
  onListing(listing: Listing): void;
}

export function MissionView({ summary, summaries, captures, listing, returnToId, onListing }: MissionViewProps) {
  const { mission } = summary;
  const exports = useExports();
  const [exportOpen, setExportOpen] = useState(() => exports.of(mission.id) !== null);
  return (
    <div className={classes.view} data-testid="mission-view" data-mission-id={mission.id}>
      <MissionHeader summary={summary} exportOpen={exportOpen} onToggleExport={() => setExportOpen((open) => !open)} />
      {mission.status === "archived" && (
        <Callout tone="info">
          <p>{i18n.t("mission.is_archived")}</p>
        </Callout>
      )}
      {exportOpen && <ExportPanel missionId={mission.id} captureCount={summary.captureCount} />}
      {mission.status !== "archived" && <AddBar missionId={mission.id} />}
      <CaptureList
        captures={captures}
        summaries={summaries}
        listing={listing}
        returnToId={returnToId}
        onListing={onListing}
      />
    </div>
  );
}
