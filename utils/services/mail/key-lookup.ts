import { type Clock, chosenResolver, type Settings } from "../../core";
import { type LookUpTxt, lookUpOverHttps } from "../../email/dns";

export interface KeyLookupDependencies {
  readonly settings: () => Promise<Settings>;
  /** Whether the user let the extension ask this address. */
  readonly mayAsk: (url: string) => Promise<boolean>;
  readonly fetch: typeof fetch;
  readonly now: Clock;
}

/** Lookups at the resolver of the user's choice; null where there is none, or it was not allowed. */
export async function keyLookup(deps: KeyLookupDependencies): Promise<LookUpTxt | null> {
  const resolver = chosenResolver(await deps.settings());
  if (!resolver || !(await deps.mayAsk(resolver.url))) return null;
  return lookUpOverHttps({ resolver, fetch: deps.fetch, now: deps.now });
}
