import { checkSigner, parseSignedData } from "../cms";
import { type CertificateFacts, certificateFacts, OID, type ParsedCertificate, PkiError } from "../pki";
import { certificateChecks, chainCheck } from "./certificate-checks";
import { infoChecks } from "./info-checks";
import { type QualifiedSnapshot, wasQualified } from "./qualified-snapshot";
import { parseTimestampInfo, type TimestampInfo } from "./timestamp-info";
import { MAX_REPLY_BYTES, parseTimestampResponse } from "./timestamp-response";
import { completeChecks, type TokenCheck, tokenCheck } from "./token-checks";

export interface TimestampRequest {
  /** The authority's whole answer (TimeStampResp). */
  readonly reply: Uint8Array;
  /** What it was asked; null where that is not at hand, and the nonce cannot be compared. */
  readonly query: Uint8Array | null;
  /** What is said to be stamped. */
  readonly data: Uint8Array;
  readonly roots: readonly Uint8Array[];
  readonly qualifiedServices: QualifiedSnapshot;
  readonly now: Date;
}

export interface TimestampVerdict {
  /** `not-possible`: everything holds, and whether the authority can be trusted is not known. */
  readonly outcome: "passed" | "failed" | "not-possible";
  /** Every check, in the order of `TOKEN_CHECK_IDS`. */
  readonly checks: readonly TokenCheck[];
  readonly status: "granted" | "refused" | "malformed";
  /** The authority's reason for a refusal: its own words. */
  readonly failure: string | null;
  /** UTC. What follows is what the token says; it is worth what `outcome` says. */
  readonly genTime: string | null;
  readonly accuracyMs: number | null;
  readonly policy: string | null;
  /** Hexadecimal. */
  readonly serialNumber: string | null;
  readonly authority: CertificateFacts | null;
  readonly root: CertificateFacts | null;
  /** `claimed`: the token says so; `confirmed`: the list of a member state said so at that time. */
  readonly qualified: "no" | "claimed" | "confirmed";
}

const NOTHING_READ = {
  failure: null,
  genTime: null,
  accuracyMs: null,
  policy: null,
  serialNumber: null,
  authority: null,
  root: null,
  qualified: "no",
} as const;

/**
 * Judges an RFC 3161 timestamp as strictly as the RFC allows; validity is judged at the time of the stamp. Bytes that
 * cannot be read are a verdict.
 * @throws PkiError `certificate-malformed` if one of `roots` cannot be read
 */
export async function checkTimestamp(request: TimestampRequest): Promise<TimestampVerdict> {
  const response = readOrNull(() => parseTimestampResponse(request.reply));
  if (response.value === null) return unread("malformed", [tokenCheck("encoding", response.fault)]);
  const encoding = tokenCheck("encoding", null);
  if (response.value.status === "refused") {
    const { failure } = response.value;
    return { ...unread("refused", [encoding, tokenCheck("status", failure)]), failure };
  }
  const { token } = response.value;
  const signedData = readOrNull(() => parseSignedData(token, MAX_REPLY_BYTES, "timestamp-malformed"));
  if (signedData.value === null) return unread("malformed", [tokenCheck("encoding", signedData.fault)]);
  const { contentType, content } = signedData.value;
  if (contentType !== OID.tstInfo || content === null) {
    const type = tokenCheck("token-type", "what is signed is no timestamp");
    return unread("malformed", [encoding, tokenCheck("status", null), type]);
  }
  const info = readOrNull(() => parseTimestampInfo(content, MAX_REPLY_BYTES));
  if (info.value === null) {
    return unread("malformed", [encoding, tokenCheck("status", null), tokenCheck("token-type", info.fault)]);
  }
  const { checks, certificate } = await checkSigner(signedData.value, content);
  return judge(
    request,
    info.value,
    [encoding, tokenCheck("status", null), tokenCheck("token-type", null), ...checks],
    certificate,
    signedData.value.certificates,
  );
}

async function judge(
  { query, data, roots, qualifiedServices, now }: TimestampRequest,
  info: TimestampInfo,
  made: readonly TokenCheck[],
  certificate: ParsedCertificate | null,
  intermediates: readonly Uint8Array[],
): Promise<TimestampVerdict> {
  const { genTime, accuracyMs, policy, serialNumber } = info;
  const chain = certificate && (await chainCheck(certificate, intermediates, roots, genTime));
  const checks = completeChecks(
    [
      ...made,
      ...(await infoChecks(info, { query, data, now })),
      ...(certificate === null ? [] : certificateChecks(certificate, genTime)),
      ...(chain === null ? [] : [chain.check]),
    ],
    "no certificate",
  );
  const outcome = outcomeOf(checks);
  const path = await Promise.all((chain?.path ?? []).map(certificateFacts));
  return {
    outcome,
    checks,
    status: "granted",
    failure: null,
    genTime: genTime.toISOString(),
    accuracyMs,
    policy,
    serialNumber,
    authority: path[0] ?? null,
    root: chain?.root ? await certificateFacts(chain.root) : null,
    qualified: outcome === "failed" ? "no" : qualifiedAs(info, wasQualified(qualifiedServices, path, genTime)),
  };
}

/** A nonce that cannot be compared takes nothing from a token; an unknown root does. */
function outcomeOf(checks: readonly TokenCheck[]): TimestampVerdict["outcome"] {
  if (checks.some(({ outcome }) => outcome === "failed")) return "failed";
  const isOpen = ({ id, outcome }: TokenCheck) => outcome === "not-possible" && id !== "nonce" && id !== "request";
  return checks.some(isOpen) ? "not-possible" : "passed";
}

function qualifiedAs({ saysQualified }: TimestampInfo, isListed: boolean): TimestampVerdict["qualified"] {
  if (isListed) return "confirmed";
  return saysQualified ? "claimed" : "no";
}

function unread(status: "refused" | "malformed", made: readonly TokenCheck[]): TimestampVerdict {
  const why = status === "refused" ? "refused by the authority" : "cannot be read";
  return { ...NOTHING_READ, outcome: "failed", status, checks: completeChecks(made, why) };
}

function readOrNull<T>(parse: () => T): { readonly value: T; readonly fault: null } | { value: null; fault: string } {
  try {
    return { value: parse(), fault: null };
  } catch (thrown) {
    if (!(thrown instanceof PkiError)) throw thrown;
    return { value: null, fault: thrown.message };
  }
}
