import { Skeleton } from "@mantine/core";
import type { MissionSummary } from "../../../utils/core";
import { navigate } from "../../desk/useRoute";
import { ErrorCallout } from "../../ui/ErrorCallout";
import { useQuery } from "../../ui/useQuery";
import { CompleteCopiesOffer } from "../CompleteCopiesOffer";
import classes from "./CapturePreview.module.css";
import { PreviewHeader } from "./PreviewHeader";
import { PreviewTabs } from "./PreviewTabs";
import { usePreviewKeys } from "./usePreviewKeys";

interface CapturePreviewProps {
  readonly captureId: string;
  readonly missionId: string;
  readonly summaries: readonly MissionSummary[];
  /** Captures in the list's order. */
  readonly siblings: readonly string[];
}

export function CapturePreview({ captureId, missionId, summaries, siblings }: CapturePreviewProps) {
  const detail = useQuery("captures.get", { captureId });
  const position = siblings.indexOf(captureId);
  const previousId = position > 0 ? (siblings[position - 1] ?? null) : null;
  const nextId = position >= 0 ? (siblings[position + 1] ?? null) : null;

  usePreviewKeys({
    back: () => navigate({ name: "mission", missionId }),
    previous: () => previousId !== null && navigate({ name: "capture", missionId, captureId: previousId }),
    next: () => nextId !== null && navigate({ name: "capture", missionId, captureId: nextId }),
  });

  if (!detail.data) {
    if (detail.error !== null) return <ErrorCallout error={detail.error} onRetry={detail.reload} />;
    return <Skeleton height={480} />;
  }
  const { capture, record } = detail.data;
  return (
    <div className={classes.preview} data-testid="capture-preview" data-capture-id={captureId}>
      <PreviewHeader
        capture={capture}
        missionId={missionId}
        summaries={summaries}
        previousId={previousId}
        nextId={nextId}
        place={position < 0 ? null : { number: position + 1, total: siblings.length }}
      />
      {record && <CompleteCopiesOffer record={record} />}
      <PreviewTabs capture={capture} record={record} />
    </div>
  );
}
