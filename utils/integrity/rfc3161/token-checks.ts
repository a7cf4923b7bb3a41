import { type CheckResult, SIGNER_CHECK_IDS } from "../cms";

/** What is asked of a token, each by itself. */
export const TOKEN_CHECK_IDS = [
  /** An answer in DER and nothing after it. */
  "encoding",
  /** The authority has granted the stamp. */
  "status",
  /** What is signed is a timestamp. */
  "token-type",
  ...SIGNER_CHECK_IDS,
  /** The stamp is over these data. */
  "imprint",
  /** The stamp answers the request: its hash, its policy. */
  "request",
  "nonce",
  "time",
  /** The certificate is for timestamps, and for nothing else. */
  "key-purpose",
  /** The certificate was valid when the stamp was made. */
  "certificate-validity",
  /** A trusted root stands at the end of the certificates. */
  "chain",
] as const;
export type TokenCheckId = (typeof TOKEN_CHECK_IDS)[number];

export type TokenCheck = CheckResult<TokenCheckId>;

/** A check with its result: what is wrong, or null. */
export function tokenCheck(id: TokenCheckId, fault: string | null): TokenCheck {
  return { id, outcome: fault === null ? "passed" : "failed", detail: fault ?? "" };
}

/** All checks in their order; those that nothing was said of could not be made, because of `why`. */
export function completeChecks(made: readonly TokenCheck[], why: string): readonly TokenCheck[] {
  return TOKEN_CHECK_IDS.map(
    (id) => made.find((check) => check.id === id) ?? { id, outcome: "not-possible", detail: why },
  );
}
