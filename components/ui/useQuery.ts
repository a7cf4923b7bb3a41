import { useCallback, useEffect, useState } from "react";
import type { AnswerOf, RequestName, RequestOf } from "../../utils/messages";
import { onChange } from "./changes";
import { useClient } from "./services";

export interface Query<T> {
  /** Undefined until the first answer; kept while a newer one is on its way. */
  readonly data: T | undefined;
  readonly error: unknown;
  reload(): void;
}

/** Several changes in a row (an import, an erasure) ask once, when they have settled. */
const SETTLE_MS = 80;

/** A request's answer, asked again whenever the background says that something changed. */
export function useQuery<N extends RequestName>(name: N, payload: RequestOf<N>): Query<AnswerOf<N>> {
  const client = useClient();
  const key = JSON.stringify(payload);
  const [state, setState] = useState<{ key: string; data?: AnswerOf<N>; error: unknown }>({ key, error: null });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((value) => value + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    let current = true;
    let running = false;
    let stale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, SETTLE_MS);
    };
    const ask = () => {
      // a long answer is awaited before the next is asked for
      stale = running;
      if (running) return;
      running = true;
      client
        .request(name, JSON.parse(key) as RequestOf<N>)
        .then(
          (data) => current && setState({ key, data, error: null }),
          (error: unknown) =>
            current && setState((before) => (before.key === key ? { ...before, error } : { key, error })),
        )
        .finally(() => {
          running = false;
          if (stale && current) askSoon();
        });
    };
    ask();
    const stop = onChange(client, askSoon);
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
  }, [client, name, key, round]);

  // an answer to another question is no answer
  return state.key === key
    ? { data: state.data, error: state.error, reload }
    : { data: undefined, error: null, reload };
}
