import type { Settings } from "../../core";
import type { Dependencies } from "../dependencies";

/** What proofs are made with besides the store. */
export interface ProofDependencies extends Dependencies {
  readonly settings: () => Promise<Settings>;
  /** Whether the browser lets us ask this address. */
  readonly mayAsk: (url: string) => Promise<boolean>;
  readonly fetch: typeof fetch;
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Has the background woken then; null: no more. */
  readonly wakeAt: (time: Date | null) => void;
}
