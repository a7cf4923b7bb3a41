import type { DnsAnswer, DnsFailure } from "../../core";

/** Asks for the TXT records of a key name. Does not throw where the network or the resolver fails. */
export type LookUpTxt = (name: string) => Promise<DnsAnswer | DnsFailure>;
