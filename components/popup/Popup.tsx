import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import { useClient } from "../ui/services";
import { useQuery } from "../ui/useQuery";
import { CaptureForm, type CaptureOrder } from "./CaptureForm";
import { CaptureResult } from "./CaptureResult";
import { CaptureRunning } from "./CaptureRunning";
import { CurrentPage } from "./CurrentPage";
import classes from "./Popup.module.css";
import { PopupHeader } from "./PopupHeader";
import { useAttempt } from "./useAttempt";
import { useMissionChoice } from "./useMissionChoice";

type Order = Omit<CaptureOrder, "missionId">;

export function Popup() {
  const client = useClient();
  const tab = useQuery("tab.current", {});
  const choice = useMissionChoice();
  const { attempt, followedId, follow } = useAttempt(tab.data?.tabId);
  const [order, setOrder] = useState<Order | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = choice.loaded && (tab.data !== undefined || tab.error !== null);

  const capture = async (next: Order) => {
    setOrder(next);
    setBusy(true);
    setError(null);
    try {
      const mission = await choice.ensure();
      if (!mission) return;
      const { attemptId } = await client.request("captures.start", { ...next, missionId: mission.id });
      follow(attemptId);
      // the area is chosen in the page, which the popup would cover
      if (next.scope === "region") window.close();
    } catch (thrown) {
      follow(null);
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.popup} data-testid={ready ? "popup-ready" : undefined}>
      <PopupHeader />
      <main className={classes.main} aria-label={i18n.t("popup.main")} aria-busy={!ready}>
        {!ready && <Loading />}
        {ready && <CurrentPage tab={tab.data ?? null} />}
        {ready && followedId === null && (
          <CaptureForm
            tab={tab.data ?? null}
            choice={choice}
            error={error ?? tab.error}
            busy={busy}
            onCapture={(next) => void capture(next)}
          />
        )}
        {ready && followedId !== null && (attempt === null || attempt.state === "running") && (
          <CaptureRunning attemptId={followedId} attempt={attempt} />
        )}
        {ready && attempt && attempt.state !== "running" && (
          <CaptureResult
            attempt={attempt}
            onAgain={() => (attempt.state === "failed" && order ? void capture(order) : follow(null))}
          />
        )}
      </main>
    </div>
  );
}

/** The form's outline, so that nothing jumps when the data arrive. */
function Loading() {
  return (
    <div className={classes.form} aria-hidden="true">
      <Skeleton height={40} />
      <Skeleton height={60} />
      <Skeleton height={60} />
      <Skeleton height={60} />
      <Skeleton height={92} mt={6} />
    </div>
  );
}
