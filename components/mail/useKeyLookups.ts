import { useCallback, useEffect, useState } from "react";
import { BordereauError, chosenResolver, type Resolver, type Settings } from "../../utils/core";
import { useClient, useSites } from "../ui/services";
import { useAction } from "../ui/useAction";

export interface KeyLookups {
  /** Null where lookups are off, or the address is none. */
  readonly resolver: Resolver | null;
  /** Null until the browser has said. */
  readonly granted: boolean | null;
  readonly busy: boolean;
  /**
   * Must be called from a click: nothing is awaited before the browser is asked. Then checks what waits.
   * @param choose makes the resolver the chosen one, where it is not yet
   */
  allow(choose?: () => Promise<unknown>): Promise<void>;
  checkNow(): Promise<void>;
}

/** The lookups of senders' keys: who is asked, and whether the browser lets us. */
export function useKeyLookups(settings: Settings | undefined): KeyLookups {
  const client = useClient();
  const sites = useSites();
  const { busy, run } = useAction();
  const [granted, setGranted] = useState<boolean | null>(null);
  const resolver = settings ? chosenResolver(settings) : null;
  const url = resolver?.url ?? null;

  useEffect(() => {
    setGranted(null);
    let current = true;
    if (url !== null) sites.isGranted([url]).then((value) => current && setGranted(value));
    return () => {
      current = false;
    };
  }, [sites, url]);

  const checkNow = useCallback(
    () =>
      run(async () => {
        await client.request("mails.check", {});
      }),
    [client, run],
  );
  const allow = useCallback(
    (choose?: () => Promise<unknown>) =>
      run(async () => {
        if (url === null) return;
        if (!(await sites.request([url]))) throw new BordereauError("permission-refused");
        setGranted(true);
        await choose?.();
        await client.request("mails.check", {});
      }),
    [client, run, sites, url],
  );
  return { resolver, granted, busy, allow, checkNow };
}
