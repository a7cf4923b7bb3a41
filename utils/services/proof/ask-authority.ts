import { BordereauError, fromHex, toUtc, utf8 } from "../../core";
import { readCertificates, TRUSTED_ROOTS } from "../../integrity/pki";
import {
  checkTimestamp,
  createTimestampQuery,
  QUALIFIED_SERVICES,
  type TimestampVerdict,
} from "../../integrity/rfc3161";
import type { StoredHead, StoredStamp } from "../../store";
import { ask } from "./ask";
import { tokenOffset } from "./authority-clock";
import type { ProofDependencies } from "./dependencies";

/** The nonce ties an answer to its request. Bytes. */
const NONCE_BYTES = 16;

/** An answer's time is compared with this machine's clock elsewhere; here the clock may be the one that is wrong. */
const END_OF_TIME = new Date("9999-12-31T23:59:59Z");

type Answered = Pick<
  StoredStamp,
  "state" | "query" | "reply" | "requestedAt" | "receivedAt" | "genTime" | "offsetMs" | "trusted"
>;

/**
 * Has one authority stamp a head (RFC 3161). What it answers is checked at once; an answer by an authority whose root
 * is not known is kept, and said not to be trusted.
 * @throws BordereauError what `ask` throws; `authority-refused`; `authority-answer-invalid`
 */
export async function askAuthority(
  deps: Pick<ProofDependencies, "fetch" | "mayAsk" | "randomBytes" | "clock">,
  url: string,
  head: StoredHead,
  ownRoots: string,
): Promise<Answered> {
  const query = createTimestampQuery({ sha256: fromHex(head.sha256), nonce: deps.randomBytes(NONCE_BYTES) });
  const requestedAt = deps.clock();
  const reply = await ask(deps, {
    url,
    method: "POST",
    body: query,
    // RFC 3161, 3.4
    headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
  });
  const receivedAt = deps.clock();
  const verdict = await checkTimestamp({
    reply,
    query,
    data: utf8(head.json),
    roots: [...TRUSTED_ROOTS, ...ownCertificates(ownRoots)],
    qualifiedServices: QUALIFIED_SERVICES,
    now: END_OF_TIME,
  });
  expectGood(verdict);
  const { genTime } = verdict;
  const offset = genTime === null ? null : tokenOffset(genTime, requestedAt, receivedAt);
  return {
    state: "stamped",
    query,
    reply,
    requestedAt: toUtc(requestedAt),
    receivedAt: toUtc(receivedAt),
    genTime,
    offsetMs: offset?.offsetMs ?? null,
    trusted: verdict.outcome === "passed",
  };
}

/** The certificates that the user trusts; a text that has none trusts nobody. */
export function ownCertificates(pem: string): Uint8Array[] {
  if (pem.trim() === "") return [];
  try {
    return readCertificates(pem);
  } catch {
    return [];
  }
}

function expectGood({ outcome, status, failure, checks }: TimestampVerdict): void {
  if (status === "refused") throw new BordereauError("authority-refused", { detail: failure ?? "refused" });
  if (outcome !== "failed") return;
  const failed = checks.filter((check) => check.outcome === "failed").map(({ id, detail }) => `${id}: ${detail}`);
  throw new BordereauError("authority-answer-invalid", { detail: failed.join("; ").slice(0, 500) });
}
