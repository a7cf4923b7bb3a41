import * as v from "valibot";
import { DnsAnswerSchema, DnsFailureSchema } from "./dns-answer";
import { UtcTime } from "./fields";
import { ArcReasonSchema, ReasonSchema, WarningSchema } from "./mail-findings";

/** What the mathematics says, whatever it is worth. `invalid-signature`: the signed header fields have changed. */
export const MATHEMATICS = ["valid", "invalid-body", "invalid-signature", "not-checked"] as const;

/**
 * What it is worth: `fail`, what was signed has changed; `policy`, it must not be relied on though the mathematics
 * holds; `neutral`, it could not be judged; `temporary`, it has not been judged yet, and this is no verdict.
 */
export const VERDICTS = ["pass", "fail", "policy", "neutral", "temporary"] as const;
export type Verdict = (typeof VERDICTS)[number];

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Name = v.pipe(v.string(), v.maxLength(253));

export const SignatureSchema = v.object({
  /** `d=`, who answers for the signature; null where it is not readable, like all that follows. */
  domain: v.nullable(Name),
  selector: v.nullable(Name),
  algorithm: v.nullable(v.string()),
  /** Of the header and of the body: `relaxed/simple`. */
  canonicalization: v.nullable(v.string()),
  /** `h=`, in lower case, as often as it names them. */
  signedFields: v.array(v.string()),
  /** `i=`: on whose behalf, as the domain says. */
  identity: v.nullable(v.string()),
  /** `t=` and `x=`, the signer's own words. */
  signedAt: v.nullable(UtcTime),
  expiresAt: v.nullable(UtcTime),
  /** `l=`: bytes of the canonical body that are signed; null: all. */
  bodyLengthBytes: v.nullable(Count),
  /** Null where no key was used. */
  keyBits: v.nullable(Count),
  mathematics: v.picklist(MATHEMATICS),
  verdict: v.picklist(VERDICTS),
  /** Empty for `pass`; all of them for `policy`. */
  reasons: v.array(ReasonSchema),
  /** Where the mathematics holds: what it leaves open. */
  warnings: v.array(WarningSchema),
});
export type Signature = v.InferOutput<typeof SignatureSchema>;

/** With the domain of `From:`: the same, of the same organisation, or neither (RFC 7489 section 3.1.1). */
export const ALIGNMENTS = ["strict", "relaxed", "none"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const DkimSignatureSchema = v.object({ ...SignatureSchema.entries, alignment: v.picklist(ALIGNMENTS) });
export type DkimSignature = v.InferOutput<typeof DkimSignatureSchema>;

export const ArcSchema = v.object({
  /** `none`: there is no chain; `temporary`: it has not been judged yet, and this is no verdict. */
  result: v.picklist(["none", "pass", "fail", "temporary"]),
  /** Empty for `none` and `pass`. */
  reasons: v.array(ArcReasonSchema),
  /** From the first to the last; empty where the sets are not a chain. */
  seals: v.array(
    v.object({
      instance: Count,
      domain: Name,
      selector: Name,
      /** `cv=`: what this sealer found. */
      chainStatus: v.string(),
      signedAt: v.nullable(UtcTime),
      keyBits: v.nullable(Count),
    }),
  ),
  /** The last set's ARC-Message-Signature. */
  messageSignature: v.nullable(SignatureSchema),
  /** The authentication results that the last sealer noted; null unless the chain passes. */
  authenticationResults: v.nullable(v.string()),
});
export type Arc = v.InferOutput<typeof ArcSchema>;

export const SUMMARIES = [
  /** A signature passes and is aligned with `From:`. */
  "aligned",
  /** One passes, but for another domain. */
  "not-aligned",
  /** One passes, but `From:` does not name exactly one domain. */
  "author-unclear",
  "policy",
  "fail",
  "neutral",
  "unsigned",
  /** Not judged yet: no verdict. */
  "temporary",
] as const;

export const MAIL_WARNINGS = [
  /** Signatures beyond the number that is checked. */
  "signatures-left-out",
  /** Bare line feeds were read as the line breaks of transport. */
  "line-breaks-restored",
  /** Lines of the header that are no field; no signature passes over them. */
  "header-lines-without-name",
] as const;

export const MailWarningSchema = v.object({ code: v.picklist(MAIL_WARNINGS), params: v.object({ count: Count }) });
export type MailWarning = v.InferOutput<typeof MailWarningSchema>;

/** Whether DKIM and ARC vouch for a message. Kept with it, and computed again from what it holds (`lookUpFrom`). */
export const MailAuthenticationSchema = v.object({
  version: v.literal(1),
  /** What `t=` and `x=` were judged against; the same time gives the same result. */
  judgedAt: UtcTime,
  /** Whether every check was made. A result that is not complete is to be made again, not to be stored as a verdict. */
  complete: v.boolean(),
  /** The one domain of the addresses in `From:`; null where there is none, or are several. */
  authorDomain: v.nullable(Name),
  /** From top to bottom of the header. */
  signatures: v.array(DkimSignatureSchema),
  summary: v.object({
    code: v.picklist(SUMMARIES),
    /** The place in `signatures` of the one that the code speaks of. */
    signature: v.nullable(Count),
  }),
  arc: ArcSchema,
  warnings: v.array(MailWarningSchema),
  /** In the order of the questions. */
  dnsAnswers: v.array(DnsAnswerSchema),
  dnsFailures: v.array(DnsFailureSchema),
});
export type MailAuthentication = v.InferOutput<typeof MailAuthenticationSchema>;

/**
 * Whom and when a sentence about a verdict names.
 * @param date the message's own (UTC); it is signed with the rest, and stands in where the signature has none
 */
export function namedInVerdict({ summary, signatures, authorDomain }: MailAuthentication, date: string | null) {
  const signature = summary.signature === null ? undefined : signatures[summary.signature];
  return { domain: signature?.domain ?? "?", author: authorDomain ?? "?", signedAt: signature?.signedAt ?? date };
}
