import { Button, Title } from "@mantine/core";
import { IconFileZip } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { Callout } from "../ui/Callout";
import { ErrorCallout } from "../ui/ErrorCallout";
import classes from "./Dossier.module.css";
import { ExportOptions } from "./ExportOptions";
import { ExportProgressView } from "./ExportProgressView";
import { ExportResultView } from "./ExportResultView";
import { useExports } from "./ExportsProvider";

export function ExportPanel({ missionId, captureCount }: { missionId: string; captureCount: number }) {
  const exports = useExports();
  const current = exports.of(missionId);
  const runsElsewhere = exports.running && current?.state !== "running";
  return (
    <section className={classes.panel} aria-labelledby="export-title" data-testid="export-panel">
      <Title order={2} id="export-title">
        {i18n.t("dossier.title")}
      </Title>
      <p className={classes.text}>{i18n.t("dossier.help")}</p>
      {current?.state === "running" && <ExportProgressView source={exports.progress} onCancel={exports.cancel} />}
      {current?.state === "done" && <ExportResultView result={current.result} />}
      {current?.state === "failed" && <ErrorCallout error={current.error} data-testid="export-error" />}
      {captureCount === 0 && current === null && (
        <Callout tone="info">
          <p>{i18n.t("dossier.nothing_yet")}</p>
        </Callout>
      )}
      {runsElsewhere && <p className={classes.text}>{i18n.t("dossier.runs_elsewhere")}</p>}
      {current?.state !== "running" && <ExportOptions />}
      {current?.state !== "running" && (
        <Button
          className={classes.start}
          variant={current?.state === "done" ? "default" : "filled"}
          disabled={runsElsewhere}
          leftSection={<IconFileZip size={18} aria-hidden="true" />}
          onClick={() => exports.start(missionId)}
          data-testid="export-start"
        >
          {current?.state === "done" ? i18n.t("dossier.start_again") : i18n.t("dossier.start")}
        </Button>
      )}
    </section>
  );
}
