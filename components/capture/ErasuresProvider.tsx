import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../utils/core";
import { useNotices } from "../ui/notices/NoticesProvider";
import { UNDO_MS } from "../ui/notices/notice-store";
import { quoted } from "../ui/quoted";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";

interface Erasures {
  /** Captures whose erasure can still be undone. */
  readonly pending: ReadonlySet<string>;
  erase(capture: Capture): void;
}

const ErasuresContext = createContext<Erasures | null>(null);

/** Bytes that are gone cannot come back, so an erasure waits until its notice is over; closing the desk keeps them. */
export function ErasuresProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const notices = useNotices();
  const { run } = useAction();
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());

  const erase = useCallback(
    (capture: Capture) => {
      const forget = () => setPending((before) => new Set([...before].filter((id) => id !== capture.id)));
      setPending((before) => new Set([...before, capture.id]));
      notices.show({
        tone: "info",
        text: i18n.t("capture.erasing", [quoted(capture.title, 60)]),
        durationMs: UNDO_MS,
        action: { label: i18n.t("common.undo"), run: forget },
        onExpire: () =>
          void run(async () => void (await client.request("captures.erase", { captureId: capture.id }))).then(forget),
      });
    },
    [client, notices, run],
  );

  const value = useMemo(() => ({ pending, erase }), [pending, erase]);
  return <ErasuresContext.Provider value={value}>{children}</ErasuresContext.Provider>;
}

export function useErasures(): Erasures {
  const erasures = use(ErasuresContext);
  if (!erasures) throw new Error("ErasuresProvider is missing");
  return erasures;
}
