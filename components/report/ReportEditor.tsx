import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { ErrorCallout } from "../ui/ErrorCallout";
import { ReportWorkspace } from "./ReportWorkspace";
import { useReportView } from "./useReportView";

interface ReportEditorProps {
  readonly missionId: string;
  /** Seals what is saved as a version; resolves when the version is in the journal. */
  onSeal(): Promise<void>;
}

/** A mission's report: written, saved by itself, sealed in versions. Large, so it is loaded on demand. */
export function ReportEditor({ missionId, onSeal }: ReportEditorProps) {
  const { view, error, reload } = useReportView(missionId);
  const [round, setRound] = useState(0);
  if (view) {
    return (
      <ReportWorkspace
        key={`${missionId} ${round}`}
        missionId={missionId}
        view={view}
        onSeal={onSeal}
        reload={reload}
        onTakeOver={() => setRound((value) => value + 1)}
      />
    );
  }
  if (error !== null) return <ErrorCallout error={error} onRetry={() => void reload()} />;
  return <Skeleton height={480} />;
}
