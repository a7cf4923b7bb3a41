import { type SerializedError, serializeError, toBordereauError } from "../../core";
import { type FoundMessage, messagesOf } from "./read-files";

/** What the desk tells its reader: a file, or that the next message is wanted. */
export type ReaderOrder = { readonly file: File } | "next";

/** What the reader says: one message at a time, or that there are no more. */
export type ReaderNews =
  | { readonly found: FoundMessage }
  | { readonly unread: SerializedError; readonly endBytes: number }
  | { readonly end: SerializedError | null };

/** Reads one file in a dedicated worker, so that no message, however odd, holds up the desk. */
export function runMailReader(scope: {
  onmessage: ((event: MessageEvent<ReaderOrder>) => void) | null;
  postMessage(news: ReaderNews): void;
}): void {
  let messages: ReturnType<typeof messagesOf> | null = null;
  scope.onmessage = async ({ data }) => {
    if (data !== "next") messages = messagesOf(data.file);
    try {
      const next = await messages?.next();
      if (!next || next.done) scope.postMessage({ end: null });
      else if ("error" in next.value) {
        scope.postMessage({ unread: serializeError(next.value.error), endBytes: next.value.endBytes });
      } else scope.postMessage({ found: next.value });
    } catch (thrown) {
      scope.postMessage({ end: serializeError(toBordereauError(thrown, "mail-unreadable")) });
    }
  };
}
