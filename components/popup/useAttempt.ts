import { useEffect, useState } from "react";
import type { Attempt } from "../../utils/core";
import { useClient } from "../ui/services";

interface FollowedAttempt {
  /** Null while none is followed, or while the one that was just started has not reported yet. */
  readonly attempt: Attempt | null;
  readonly followedId: string | null;
  follow(attemptId: string | null): void;
}

/** The capture that this popup started, or else the one that it found running on its tab. */
export function useAttempt(tabId: number | undefined): FollowedAttempt {
  const client = useClient();
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [followedId, setFollowedId] = useState<string | null>(null);
  const [last, setLast] = useState<Attempt | null>(null);

  useEffect(() => client.watchAttempts(setAttempts), [client]);

  useEffect(() => {
    if (followedId !== null || tabId === undefined) return;
    const running = attempts.find((attempt) => attempt.tabId === tabId && attempt.state === "running");
    if (running) setFollowedId(running.attemptId);
  }, [attempts, followedId, tabId]);

  // the background forgets finished captures; their result stays until the user goes on
  useEffect(() => {
    const current = attempts.find((attempt) => attempt.attemptId === followedId);
    if (current) setLast(current);
  }, [attempts, followedId]);

  return {
    attempt: last?.attemptId === followedId ? last : null,
    followedId,
    follow: setFollowedId,
  };
}
