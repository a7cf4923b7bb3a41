import { Skeleton } from "@mantine/core";
import type { MissionSummary } from "../../utils/core";
import { MissionRoute } from "../mission/MissionRoute";
import { MissionsPage } from "../mission/MissionsPage";
import type { About } from "../settings/about";
import { SettingsPage } from "../settings/SettingsPage";
import { ErrorCallout } from "../ui/ErrorCallout";
import type { Query } from "../ui/useQuery";
import { VerifyPage } from "../verify/VerifyPage";
import { NotFound } from "./NotFound";
import type { Route } from "./routes";

interface DeskContentProps {
  readonly route: Route | null;
  readonly missions: Query<readonly MissionSummary[]>;
  readonly about: About;
}

export function DeskContent({ route, missions, about }: DeskContentProps) {
  if (route?.name === "settings") return <SettingsPage about={about} />;
  if (route?.name === "verify") return <VerifyPage />;
  if (missions.data === undefined) {
    if (missions.error !== null) return <ErrorCallout error={missions.error} onRetry={missions.reload} />;
    return <Skeleton height={240} />;
  }
  switch (route?.name) {
    case "missions":
      return <MissionsPage summaries={missions.data} newTitle={null} />;
    case "new":
      return <MissionsPage summaries={missions.data} newTitle={route.title} />;
    case "mission":
    case "capture": {
      const summary = missions.data.find(({ mission }) => mission.id === route.missionId);
      if (!summary) return <NotFound />;
      return (
        <MissionRoute
          key={route.missionId}
          summary={summary}
          summaries={missions.data}
          captureId={route.name === "capture" ? route.captureId : null}
          part={route.name === "mission" ? (route.part ?? "captures") : "captures"}
        />
      );
    }
    default:
      return <NotFound />;
  }
}
