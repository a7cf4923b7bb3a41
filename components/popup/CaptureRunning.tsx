import { Button, Progress } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Attempt } from "../../utils/core";
import { ErrorCallout } from "../ui/ErrorCallout";
import { Foreign } from "../ui/Foreign";
import { formatPercent } from "../ui/format";
import { quoted } from "../ui/quoted";
import { useClient } from "../ui/services";
import classes from "./Popup.module.css";
import { StepList } from "./StepList";

export function CaptureRunning({ attemptId, attempt }: { attemptId: string; attempt: Attempt | null }) {
  const client = useClient();
  const [cancelling, setCancelling] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const percent = Math.round((attempt?.fraction ?? 0) * 100);

  const cancel = () => {
    setCancelling(true);
    client.request("captures.cancel", { attemptId }).catch((thrown: unknown) => {
      setCancelling(false);
      setError(thrown);
    });
  };

  return (
    <section className={classes.form} aria-labelledby="running-title">
      <h2 id="running-title" className={classes.state}>
        {i18n.t("popup.running")}
      </h2>
      {attempt && (
        <p className={classes.into}>
          <Foreign text={i18n.t("popup.into", [quoted(attempt.missionTitle)])} line />
        </p>
      )}
      <div className={classes.progress}>
        <Progress value={percent} aria-label={i18n.t("popup.progress")} flex={1} transitionDuration={200} />
        <span>{formatPercent(percent / 100)}</span>
      </div>
      {attempt && <StepList steps={attempt.steps} />}
      <p className={classes.hint}>{i18n.t("popup.keep_open")}</p>
      {error !== null && <ErrorCallout error={error} />}
      <Button variant="default" onClick={cancel} loading={cancelling} data-testid="capture-cancel">
        {i18n.t("common.cancel")}
      </Button>
    </section>
  );
}
