import { Skeleton } from "@mantine/core";
import { lazy, Suspense, useCallback, useState } from "react";
import { i18n } from "#i18n";
import type { Capture, GuidanceAction, MissionSummary } from "../../utils/core";
import { AddBar, type Adding } from "../capture/AddBar";
import { CaptureList } from "../capture/CaptureList";
import type { Listing } from "../capture/capture-listing";
import type { MissionPart } from "../desk/routes";
import { navigate } from "../desk/useRoute";
import { ExportPanel } from "../dossier/ExportPanel";
import { useExports } from "../dossier/ExportsProvider";
import { ExhibitsPanel } from "../exhibits/ExhibitsPanel";
import { GuidancePanel } from "../guidance/GuidancePanel";
import { Callout } from "../ui/Callout";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useReportMaker } from "../ui/services";
import type { Query } from "../ui/useQuery";
import { MissionDialog } from "./MissionDialog";
import { MissionHeader } from "./MissionHeader";
import { MissionTabs } from "./MissionTabs";
import classes from "./MissionView.module.css";

/** The editor is as large as the rest of the desk. */
const ReportEditor = lazy(async () => ({ default: (await import("../report/ReportEditor")).ReportEditor }));

interface MissionViewProps {
  readonly summary: MissionSummary;
  readonly summaries: readonly MissionSummary[];
  readonly part: MissionPart;
  readonly captures: Query<readonly Capture[]>;
  readonly listing: Listing;
  /** The capture that the user comes back from. */
  readonly returnToId: string | null;
  onListing(listing: Listing): void;
}

export function MissionView(props: MissionViewProps) {
  const { summary, summaries, part, captures, listing, returnToId, onListing } = props;
  const { mission } = summary;
  const missionId = mission.id;
  const exports = useExports();
  const notices = useNotices();
  const reportMaker = useReportMaker();
  const [exportOpen, setExportOpen] = useState(() => exports.of(missionId) !== null);
  const [adding, setAdding] = useState<Adding>(null);
  const [editing, setEditing] = useState(false);

  const act = useCallback(
    (action: GuidanceAction) => {
      switch (action) {
        case "add-files":
        case "add-note":
          setAdding(action === "add-note" ? "note" : "files");
          return navigate({ name: "mission", missionId });
        case "capture-page":
          return notices.show({ tone: "info", text: i18n.t("mission.capture_hint") });
        case "edit-mission":
          return setEditing(true);
        case "export":
          return setExportOpen(true);
        case "open-report":
          return navigate({ name: "mission", missionId, part: "report" });
        case "open-settings":
          return navigate({ name: "settings" });
        case "mark":
          return;
      }
    },
    [missionId, notices],
  );

  return (
    <div className={classes.view} data-testid="mission-view" data-mission-id={missionId}>
      <MissionHeader
        summary={summary}
        facts={part === "captures"}
        exportOpen={exportOpen}
        onToggleExport={() => setExportOpen((open) => !open)}
      />
      {mission.status === "archived" && (
        <Callout tone="info">
          <p>{i18n.t("mission.is_archived")}</p>
        </Callout>
      )}
      {exportOpen && <ExportPanel missionId={missionId} captureCount={summary.captureCount} />}
      <MissionTabs missionId={missionId} current={part} />
      {part === "captures" && (
        <>
          {mission.status !== "archived" && <AddBar missionId={missionId} adding={adding} onAdding={setAdding} />}
          <CaptureList
            captures={captures}
            summaries={summaries}
            listing={listing}
            returnToId={returnToId}
            onListing={onListing}
          />
        </>
      )}
      {part === "exhibits" && <ExhibitsPanel missionId={missionId} captures={captures.data ?? []} />}
      {part === "report" && (
        <Suspense fallback={<Skeleton height={480} />}>
          <ReportEditor missionId={missionId} onSeal={() => reportMaker.seal(missionId)} />
        </Suspense>
      )}
      {part === "guidance" && <GuidancePanel missionId={missionId} onAction={act} />}
      {editing && (
        <MissionDialog
          mission={mission}
          initialTitle=""
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      )}
    </div>
  );
}
