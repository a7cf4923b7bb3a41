import type { SerializedError } from "../core";

/** What travels to the background: a request by its name. */
export interface Envelope {
  readonly request: string;
  readonly payload: unknown;
}

/** What comes back: an answer, or the error that the caller throws again. */
export type Reply = { readonly answer: unknown } | { readonly error: SerializedError };

/** Names of the broadcasts from the background. */
export const ATTEMPTS_BROADCAST = "attempts";
export const CHANGES_BROADCAST = "changes";
