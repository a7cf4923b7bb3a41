import { Skeleton } from "@mantine/core";
import { i18n } from "#i18n";
import type { Capture } from "../../../../utils/core";
import { CaptureProof } from "../../../proof/CaptureProof";
import { ErrorCallout } from "../../../ui/ErrorCallout";
import { useQuery } from "../../../ui/useQuery";
import classes from "./History.module.css";
import { HistoryItem } from "./HistoryItem";
import { historySteps } from "./history-steps";
import { WhatIsLeft } from "./WhatIsLeft";

/** What the journal says of this capture, oldest first; of an erased one, what is left of it. */
export function HistoryTab({ capture }: { capture: Capture }) {
  const history = useQuery("captures.history", { captureId: capture.id });
  const missions = useQuery("missions.list", {});
  if (!history.data) {
    if (history.error !== null) return <ErrorCallout error={history.error} onRetry={history.reload} />;
    return <Skeleton height={160} />;
  }
  const titles = new Map(missions.data?.map(({ mission }) => [mission.id, mission.title]));
  return (
    <div className={classes.history}>
      {capture.erasedAt !== null && <WhatIsLeft capture={capture} />}
      {capture.erasedAt === null && <CaptureProof captureId={capture.id} />}
      <p className={classes.hint}>{i18n.t("preview.history_help")}</p>
      <ol className={classes.timeline}>
        {historySteps(history.data, capture.artifacts).map((step) => (
          <HistoryItem key={step.entry.sequence} step={step} titles={titles} />
        ))}
      </ol>
    </div>
  );
}
