import { Button, Progress } from "@mantine/core";
import { i18n } from "#i18n";
import type { MailImportProgress } from "../../utils/messages";
import { formatNumber, formatSize } from "../ui/format";
import classes from "./CaptureDialogs.module.css";

/** How far the messages of the chosen files have been kept. */
export function MailProgress({ progress, onCancel }: { progress: MailImportProgress; onCancel(): void }) {
  const { kept, doneBytes, totalBytes } = progress;
  const percent = totalBytes === 0 ? 0 : Math.min(100, Math.round((doneBytes / totalBytes) * 100));
  return (
    <section className={classes.panel} data-testid="mail-progress">
      <p role="status">{i18n.t("mail.reading")}</p>
      <Progress value={percent} size="lg" aria-label={i18n.t("mail.reading")} transitionDuration={0} />
      <div className={classes.panelButtons}>
        <span className={classes.hint}>
          {i18n.t("mail.kept", kept, [formatNumber(kept)])} · {formatSize(doneBytes)} / {formatSize(totalBytes)}
        </span>
        <Button variant="default" size="xs" onClick={onCancel} data-testid="mail-cancel">
          {i18n.t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}
