import { Button } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { Foreign } from "../ui/Foreign";
import { formatDateTime } from "../ui/format";
import { useQuery } from "../ui/useQuery";
import classes from "./Desk.module.css";

const STORAGE_KEY = "dismissed-interruptions";

function readDismissed(): string[] {
  return (localStorage.getItem(STORAGE_KEY) ?? "").split(" ").filter(Boolean);
}

/** Captures that the browser's end cut short: said until dismissed, since the user may believe that they are kept. */
export function InterruptedNotices({ missions }: { missions: readonly MissionSummary[] }) {
  const status = useQuery("storage.status", {});
  const [dismissed, setDismissed] = useState(readDismissed);
  const interrupted = (status.data?.interrupted ?? []).filter(({ startedAt }) => !dismissed.includes(startedAt));
  if (interrupted.length === 0) return null;

  const dismiss = (startedAt: string) => {
    const next = [...dismissed, startedAt];
    localStorage.setItem(STORAGE_KEY, next.join(" "));
    setDismissed(next);
  };

  return (
    <div className={classes.interrupted}>
      {interrupted.map(({ missionId, startedAt }) => (
        <Callout
          key={startedAt}
          tone="warn"
          role="status"
          title={i18n.t("interrupted.title", [formatDateTime(startedAt)])}
          data-testid="interrupted"
        >
          <p>
            <Foreign text={missions.find(({ mission }) => mission.id === missionId)?.mission.title ?? ""} line />
          </p>
          <p>{i18n.t("interrupted.text")}</p>
          <Button mt="xs" size="xs" variant="default" onClick={() => dismiss(startedAt)}>
            {i18n.t("interrupted.dismiss")}
          </Button>
        </Callout>
      ))}
    </div>
  );
}
