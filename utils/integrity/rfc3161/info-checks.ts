import { sameBytes } from "../../core";
import { digest, hashOfOid, PkiError } from "../pki";
import type { TimestampInfo } from "./timestamp-info";
import { type ParsedQuery, parseTimestampQuery } from "./timestamp-query";
import { type TokenCheck, tokenCheck } from "./token-checks";

/** A clock that is a little slow must not turn a good token into a forged one. */
const FUTURE_TOLERANCE_MS = 5 * 60 * 1000;

/** Compares what the authority says with the data, with what it was asked, and with the present (RFC 3161, 2.4.2). */
export async function infoChecks(
  info: TimestampInfo,
  { query, data, now }: { readonly query: Uint8Array | null; readonly data: Uint8Array; readonly now: Date },
): Promise<readonly TokenCheck[]> {
  const isFuture = info.genTime.getTime() > now.getTime() + FUTURE_TOLERANCE_MS;
  return [
    tokenCheck("imprint", await imprintFault(info, data)),
    ...queryChecks(info, query),
    tokenCheck("time", isFuture ? "in the future" : null),
  ];
}

async function imprintFault({ hashOid, hash }: TimestampInfo, data: Uint8Array): Promise<string | null> {
  const name = hashOfOid(hashOid);
  if (name === null) return "by a hash that is too weak or unknown";
  return sameBytes(hash, await digest(name, data)) ? null : "of other data";
}

function queryChecks(info: TimestampInfo, query: Uint8Array | null): readonly TokenCheck[] {
  if (query === null) {
    const detail = "the request is not at hand";
    return [
      { id: "request", outcome: "not-possible", detail },
      { id: "nonce", outcome: "not-possible", detail },
    ];
  }
  try {
    const asked = parseTimestampQuery(query);
    return [tokenCheck("request", requestFault(info, asked)), tokenCheck("nonce", nonceFault(info, asked))];
  } catch (thrown) {
    if (!(thrown instanceof PkiError)) throw thrown;
    const detail = "the request cannot be read";
    return [tokenCheck("request", thrown.message), { id: "nonce", outcome: "not-possible", detail }];
  }
}

function requestFault(info: TimestampInfo, asked: ParsedQuery): string | null {
  if (asked.hashOid !== info.hashOid || !sameBytes(asked.hash, info.hash)) return "another hash was asked for";
  return asked.policy === null || asked.policy === info.policy ? null : "another policy was asked for";
}

function nonceFault(info: TimestampInfo, asked: ParsedQuery): string | null {
  if (asked.nonce === null) return info.nonce === null ? null : "a nonce that was not asked for";
  if (info.nonce === null) return "absent";
  return sameBytes(asked.nonce, info.nonce) ? null : "another one";
}
