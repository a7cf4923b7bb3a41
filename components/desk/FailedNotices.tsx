import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import { type Attempt, deserializeError } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { errorMessage } from "../ui/errors";
import { formatDateTime } from "../ui/format";
import { useClient } from "../ui/services";
import classes from "./Desk.module.css";

/** Captures by shortcut, menu or one click that failed: no popup was there to say so. */
export function FailedNotices() {
  const client = useClient();
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  useEffect(() => client.watchAttempts(setAttempts), [client]);

  const failed = attempts.filter(({ attemptId, state, trigger }) => {
    return state === "failed" && trigger !== "popup" && !dismissed.includes(attemptId);
  });
  if (failed.length === 0) return null;
  return (
    <div className={classes.interrupted}>
      {failed.map(({ attemptId, startedAt, error }) => (
        <Callout
          key={attemptId}
          tone="bad"
          role="alert"
          title={i18n.t("failed.title", [formatDateTime(startedAt)])}
          data-testid="capture-failed"
        >
          {error && <p>{errorMessage(deserializeError(error))}</p>}
          <Button mt="xs" size="xs" variant="default" onClick={() => setDismissed([...dismissed, attemptId])}>
            {i18n.t("interrupted.dismiss")}
          </Button>
        </Callout>
      ))}
    </div>
  );
}
