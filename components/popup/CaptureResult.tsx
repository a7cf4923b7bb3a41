import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { i18n } from "#i18n";
import { type Attempt, deserializeError } from "../../utils/core";
import { MissingSummary } from "../capture/MissingSummary";
import { Callout, type Tone } from "../ui/Callout";
import { ErrorCallout } from "../ui/ErrorCallout";
import { Foreign } from "../ui/Foreign";
import { formatNumber, formatSize } from "../ui/format";
import { attemptStateLabel } from "../ui/labels";
import { quoted } from "../ui/quoted";
import { KeptDetail } from "./KeptDetail";
import classes from "./Popup.module.css";
import { useOpenDesk } from "./useOpenDesk";

const TONES: Record<Exclude<Attempt["state"], "running">, Tone> = {
  complete: "ok",
  partial: "warn",
  failed: "bad",
  cancelled: "info",
};

export function CaptureResult({ attempt, onAgain }: { attempt: Attempt; onAgain(): void }) {
  const openDesk = useOpenDesk();
  const first = useRef<HTMLButtonElement>(null);
  const { state, captureId, missionId } = attempt;
  const kept = state === "complete" || state === "partial";

  useEffect(() => first.current?.focus(), []);

  return (
    <section
      className={classes.form}
      aria-label={i18n.t("popup.result")}
      data-testid="capture-result"
      data-state={state}
      data-files={attempt.fileCount}
      data-bytes={attempt.sizeBytes}
      data-capture-id={captureId ?? ""}
    >
      {state === "failed" && attempt.error ? (
        <ErrorCallout
          title={attemptStateLabel(state)}
          error={deserializeError(attempt.error)}
          data-testid="capture-error"
        />
      ) : (
        <Callout tone={state === "running" ? "info" : TONES[state]} role="status" title={attemptStateLabel(state)}>
          {kept && (
            <p>
              <Foreign
                text={i18n.t("popup.kept", [
                  quoted(attempt.missionTitle),
                  i18n.t("common.files", attempt.fileCount, [formatNumber(attempt.fileCount)]),
                  formatSize(attempt.sizeBytes),
                ])}
              />
            </p>
          )}
        </Callout>
      )}
      {kept && captureId !== null && <KeptDetail captureId={captureId} missionId={missionId} />}
      {state === "partial" && captureId !== null && <MissingSummary captureId={captureId} />}
      <div className={classes.buttons}>
        {kept && (
          <Button
            ref={first}
            fullWidth
            onClick={() => openDesk({ missionId, captureId })}
            data-testid="capture-open-desk"
          >
            {i18n.t("popup.open_in_desk")}
          </Button>
        )}
        <Button
          ref={kept ? undefined : first}
          fullWidth
          variant={kept ? "default" : "filled"}
          onClick={onAgain}
          data-testid="capture-again"
        >
          {state === "failed" ? i18n.t("common.retry") : i18n.t("popup.again")}
        </Button>
      </div>
    </section>
  );
}
