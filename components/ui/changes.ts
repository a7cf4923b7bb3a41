import type { Client } from "../../utils/messages";

interface Hub {
  readonly listeners: Set<() => void>;
  stop(): void;
}

const hubs = new WeakMap<Client, Hub>();

/** One connection to the background for all that want to know of changes, however many they are. */
export function onChange(client: Client, listener: () => void): () => void {
  let hub = hubs.get(client);
  if (!hub) {
    const listeners = new Set<() => void>();
    const stop = client.watchChanges(() => {
      for (const each of listeners) each();
    });
    hub = { listeners, stop };
    hubs.set(client, hub);
  }
  const { listeners, stop } = hub;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop();
    hubs.delete(client);
  };
}
