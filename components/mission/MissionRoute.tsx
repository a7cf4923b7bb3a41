import { useEffect, useState } from "react";
import type { MissionSummary } from "../../utils/core";
import { DEFAULT_LISTING, type Listing, listCaptures } from "../capture/capture-listing";
import { CapturePreview } from "../capture/preview/CapturePreview";
import type { MissionPart } from "../desk/routes";
import { useQuery } from "../ui/useQuery";
import { MissionView } from "./MissionView";

interface MissionRouteProps {
  readonly summary: MissionSummary;
  readonly summaries: readonly MissionSummary[];
  /** Null for the mission itself. */
  readonly captureId: string | null;
  readonly part: MissionPart;
}

/** A mission or one of its captures: both share the list's order, so that "next" is what the list shows next. */
export function MissionRoute({ summary, summaries, captureId, part }: MissionRouteProps) {
  const captures = useQuery("captures.list", { missionId: summary.mission.id });
  const [listing, setListing] = useState<Listing>(DEFAULT_LISTING);

  const [lastSeenId, setLastSeenId] = useState<string | null>(null);

  useEffect(() => {
    if (captureId === null) return;
    setLastSeenId(captureId);
    window.scrollTo(0, 0);
  }, [captureId]);

  if (captureId !== null) {
    return (
      <CapturePreview
        key={captureId}
        captureId={captureId}
        missionId={summary.mission.id}
        summaries={summaries}
        siblings={listCaptures(captures.data ?? [], listing).map(({ id }) => id)}
      />
    );
  }
  return (
    <MissionView
      summary={summary}
      summaries={summaries}
      part={part}
      captures={captures}
      listing={listing}
      returnToId={lastSeenId}
      onListing={setListing}
    />
  );
}
