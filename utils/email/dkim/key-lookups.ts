import type { DnsAnswer, DnsFailure } from "../../core";
import type { LookUpTxt } from "../dns";

/** The lookups of one message: each name is asked for once, and what came back is kept. */
export interface KeyLookups {
  find(name: string): Promise<DnsAnswer | DnsFailure>;
  /** What came back, in the order of the questions. */
  all(): Promise<(DnsAnswer | DnsFailure)[]>;
}

export function keyLookups(lookUp: LookUpTxt): KeyLookups {
  const asked = new Map<string, Promise<DnsAnswer | DnsFailure>>();
  return {
    find(name) {
      const answer = asked.get(name) ?? lookUp(name);
      asked.set(name, answer);
      return answer;
    },
    all: () => Promise.all(asked.values()),
  };
}
