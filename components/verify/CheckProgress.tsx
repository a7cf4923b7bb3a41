import { Button, Progress } from "@mantine/core";
import { i18n } from "#i18n";
import type { ExportProgress } from "../../utils/core";
import { formatSize } from "../ui/format";
import classes from "./Verify.module.css";

interface CheckProgressProps {
  readonly progress: ExportProgress | null;
  onCancel(): void;
}

export function CheckProgress({ progress, onCancel }: CheckProgressProps) {
  const { doneBytes, totalBytes } = progress ?? { doneBytes: 0, totalBytes: 0 };
  const percent = totalBytes === 0 ? 0 : Math.min(100, Math.round((doneBytes / totalBytes) * 100));
  return (
    <section className={classes.panel} data-testid="verify-progress">
      {/* only that it runs is announced: a number that changes four times a second would drown it */}
      <p className={classes.phase} role="status">
        {i18n.t("verify.running")}
      </p>
      <Progress value={percent} size="lg" aria-label={i18n.t("verify.progress")} transitionDuration={0} />
      <div className={classes.foot}>
        <span className={classes.text}>
          {totalBytes > 0 && i18n.t("verify.bytes", [formatSize(doneBytes), formatSize(totalBytes)])}
        </span>
        <Button variant="default" size="xs" onClick={onCancel} data-testid="verify-cancel">
          {i18n.t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}
