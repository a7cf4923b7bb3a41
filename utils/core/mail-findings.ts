import * as v from "valibot";

/** Why a signature did not pass. Each code is a translation key; the params are what its sentence may show. */
export const REASONS = {
  /** What was signed is not what is here. */
  fail: ["body-changed", "header-changed"],
  /** The mathematics may hold, and the signature is not to be relied on all the same. */
  policy: ["weak-hash", "key-too-short", "expired", "field-added", "body-shorter-than-signed", "line-without-name"],
  /** The signature could not be judged. */
  neutral: [
    "tag-syntax",
    "tag-missing",
    "unknown-version",
    "unknown-algorithm",
    "unknown-canonicalization",
    "unknown-query-method",
    "from-not-signed",
    "header-too-long",
    "seal-signed",
    "identity-outside-domain",
    "expiry-before-signing",
    "no-key",
    "key-revoked",
    "key-syntax",
    "key-version",
    "key-not-for-email",
    "key-forbids-hash",
    "key-type-differs",
    "key-unusable",
  ],
  /** Nothing is known yet. */
  temporary: ["dns-failed", "algorithm-not-supported"],
} as const;

export const WARNINGS = [
  /** `l=`: what follows the signed part of the body is anybody's. */
  "body-partly-signed",
  /** RSA under 2,048 bits (RFC 8301 section 3.2). */
  "key-short",
  /** The domain says that it only tries DKIM out (`t=y`, RFC 6376 section 3.6.1). */
  "key-in-test",
  "signed-in-the-future",
  /** A field that matters is in the message and not in `h=`. */
  "field-unsigned",
  /** A second one above the signed one, of a field that a reader may show. */
  "field-repeated",
  /** The signature would still verify with another such field above (RFC 6376 section 8.15). */
  "field-can-be-added",
] as const;

export const ARC_REASONS = [
  "arc-instance-invalid",
  "arc-instance-missing",
  "arc-field-repeated",
  "arc-too-long",
  "arc-seal-syntax",
  "arc-chain-status",
  "arc-seal-broken",
  "arc-seal-key",
  "arc-message-signature",
  /** Nothing is known yet. */
  "arc-not-checked",
] as const;

const Params = v.record(v.string(), v.union([v.string(), v.number()]));

function findingOf<const Codes extends readonly string[]>(codes: Codes) {
  return v.object({ code: v.picklist(codes), params: Params });
}

export const ReasonSchema = findingOf([...REASONS.fail, ...REASONS.policy, ...REASONS.neutral, ...REASONS.temporary]);
export type Reason = v.InferOutput<typeof ReasonSchema>;
export type NeutralCode = (typeof REASONS.neutral)[number];

export const WarningSchema = findingOf(WARNINGS);
export type Warning = v.InferOutput<typeof WarningSchema>;

export const ArcReasonSchema = findingOf(ARC_REASONS);
export type ArcReason = v.InferOutput<typeof ArcReasonSchema>;

/** Whether a check was left open, so that there is no verdict. */
export function isTemporary(code: Reason["code"]): boolean {
  return REASONS.temporary.some((temporary) => temporary === code);
}
