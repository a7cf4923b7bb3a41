import { Button, Progress } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { i18n } from "#i18n";
import { formatSize } from "../ui/format";
import { phaseLabel } from "../ui/labels";
import classes from "./Dossier.module.css";
import type { ProgressSource } from "./progress-source";

export function ExportProgressView({ source, onCancel }: { source: ProgressSource; onCancel(): void }) {
  const progress = useSyncExternalStore(source.subscribe, source.get);
  const [cancelling, setCancelling] = useState(false);
  const phase = progress?.phase ?? "preparing";
  const total = progress?.totalBytes ?? 0;
  const percent = total === 0 ? 0 : Math.min(100, Math.round(((progress?.doneBytes ?? 0) / total) * 100));
  return (
    <div className={classes.progress} data-testid="export-progress" data-phase={phase}>
      {/* only the phase is announced: a number that changes ten times a second would drown it */}
      <p className={classes.phase} role="status">
        {phaseLabel(phase)}
      </p>
      <Progress value={percent} size="lg" aria-label={i18n.t("dossier.progress")} transitionDuration={0} />
      <div className={classes.progressFoot}>
        <span className={classes.bytes}>
          {total > 0 && i18n.t("dossier.bytes", [formatSize(progress?.doneBytes ?? 0), formatSize(total)])}
        </span>
        <Button
          variant="default"
          size="xs"
          loading={cancelling}
          onClick={() => {
            setCancelling(true);
            onCancel();
          }}
          data-testid="export-cancel"
        >
          {i18n.t("common.cancel")}
        </Button>
      </div>
    </div>
  );
}
