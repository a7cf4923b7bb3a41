import type { PagePort } from "@/utils/browser";

/** Two ends of one port, as background and content script have them. */
export function portPair(): { background: PagePort; page: PagePort } {
  const ends = [end(), end()] as const;
  function end() {
    return { messages: new Set<(message: unknown) => void>(), closes: new Set<() => void>() };
  }
  const port = (own: (typeof ends)[0], other: (typeof ends)[0]): PagePort => ({
    post(message) {
      queueMicrotask(() => {
        for (const listener of other.messages) listener(structuredClone(message));
      });
    },
    onMessage: (listener) => void own.messages.add(listener),
    onClose: (listener) => void own.closes.add(listener),
    close() {
      for (const listener of other.closes) listener();
    },
  });
  return { background: port(ends[0], ends[1]), page: port(ends[1], ends[0]) };
}
