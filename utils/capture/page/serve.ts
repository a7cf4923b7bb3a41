import type { PagePort } from "../../browser";
import { serializeError, toBordereauError } from "../../core";
import type { Methods, PageAnswer, PageRequest } from "../page-rpc";

/** The background sleeps after 30 s without a sign of life. Milliseconds. */
const SIGN_OF_LIFE_MS = 5_000;

/** Answers the background's calls over `port` with `methods`; `onClose` puts the page back as it was. */
export function servePage<M extends Methods<M>>(port: PagePort, methods: M, onClose: () => void): void {
  port.onMessage(async (message) => {
    const { id, method, args } = message as PageRequest;
    const answer = (reply: PageAnswer) => {
      // the background may be gone by now
      try {
        port.post(reply);
      } catch {
        onClose();
      }
    };
    const alive = setInterval(() => answer({ id, alive: true }), SIGN_OF_LIFE_MS);
    try {
      const handler = methods[method as keyof M];
      answer({ id, result: (await handler(args)) ?? null });
    } catch (error) {
      answer({ id, error: serializeError(toBordereauError(error)) });
    } finally {
      clearInterval(alive);
    }
  });
  port.onClose(onClose);
}
