import { Button } from "@mantine/core";
import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { Foreign } from "../ui/Foreign";
import { formatDateTime } from "../ui/format";
import { useClient } from "../ui/services";
import { useQuery } from "../ui/useQuery";
import classes from "./Desk.module.css";

/** Captures that the browser's end cut short: said until dismissed, since the user may believe that they are kept. */
export function InterruptedNotices({ missions }: { missions: readonly MissionSummary[] }) {
  const client = useClient();
  const status = useQuery("storage.status", {});
  const interrupted = status.data?.interrupted ?? [];
  if (interrupted.length === 0) return null;

  const dismiss = async (attemptId: string) => {
    await client.request("interrupted.dismiss", { attemptId });
    status.reload();
  };

  return (
    <div className={classes.interrupted}>
      {interrupted.map(({ attemptId, missionId, startedAt }) => (
        <Callout
          key={attemptId}
          tone="warn"
          role="status"
          title={i18n.t("interrupted.title", [formatDateTime(startedAt)])}
          data-testid="interrupted"
        >
          <p>
            <Foreign text={missions.find(({ mission }) => mission.id === missionId)?.mission.title ?? ""} line />
          </p>
          <p>{i18n.t("interrupted.text")}</p>
          <Button mt="xs" size="xs" variant="default" onClick={() => void dismiss(attemptId)}>
            {i18n.t("interrupted.dismiss")}
          </Button>
        </Callout>
      ))}
    </div>
  );
}
