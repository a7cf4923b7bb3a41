import type { DnsAnswer, DnsFailure, NeutralCode, Reason } from "../../core";
import type { HashName } from "./body-digest";
import { type KeyType, keyMismatch, parseKeyRecord } from "./key-record";
import { importPublicKey, NOT_SUPPORTED } from "./public-key";

/** What a signature or a seal says that it can be checked with. */
export interface KeyClaim {
  readonly keyName: string;
  readonly keyType: KeyType;
  readonly hash: HashName;
  readonly identityIsDomain: boolean;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export interface CheckedKey {
  readonly valid: boolean;
  readonly bits: number;
  /** `t=y` of the key record. */
  readonly inTest: boolean;
}

export type KeyCheck = CheckedKey | { readonly problem: Reason };

/** Records that are tried; a key name has one. */
const MAX_TRIED_RECORDS = 4;

/**
 * Checks a signature over `data` with the published key. Where DNS has several records, their order means nothing:
 * each is tried, as RFC 6376 section 6.1.2 allows, and one that verifies decides.
 */
export async function checkWithKey(
  claim: KeyClaim,
  data: Uint8Array<ArrayBuffer>,
  answer: DnsAnswer | DnsFailure,
): Promise<KeyCheck> {
  const name = claim.keyName;
  if (answer.status === "temporary") return { problem: { code: "dns-failed", params: { name, why: answer.reason } } };
  const checks: KeyCheck[] = [];
  for (const record of answer.records.slice(0, MAX_TRIED_RECORDS)) {
    const check = await checkWithRecord(claim, data, record);
    if ("valid" in check && check.valid) return check;
    checks.push(check);
  }
  return checks.find((check) => "valid" in check) ?? checks[0] ?? { problem: { code: "no-key", params: { name } } };
}

async function checkWithRecord(claim: KeyClaim, data: Uint8Array<ArrayBuffer>, text: string): Promise<KeyCheck> {
  const problem = (code: NeutralCode): KeyCheck => ({ problem: { code, params: { name: claim.keyName } } });
  const record = parseKeyRecord(text);
  if (typeof record === "string") return problem(record);
  const mismatch = keyMismatch(record, claim);
  if (mismatch) return problem(mismatch);
  const key = await importPublicKey(record, claim.hash);
  if (key === NOT_SUPPORTED) return { problem: { code: "algorithm-not-supported", params: { type: record.type } } };
  if (!key) return problem("key-unusable");
  return { valid: await key.verify(data, claim.signature), bits: key.bits, inTest: record.inTest };
}
