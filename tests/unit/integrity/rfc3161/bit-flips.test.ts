import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../../utils/core";
import { parseSignedData } from "../../../../utils/integrity/cms";
import { digest } from "../../../../utils/integrity/pki";
import { checkTimestamp, createTimestampQuery, QUALIFIED_SERVICES } from "../../../../utils/integrity/rfc3161";
import { AUTHORITY, OpensslAuthority, TestPki, TIMESTAMPING } from "../../../support/timestamp-authority";

const DATA = utf8("the head of a journal");

/** Of the bytes that no signature covers, so many are left out between two that are changed; 0 for none. */
const LEFT_OUT = process.env.EVERY_BYTE === "1" ? 0 : 9;

/** `PKIStatusInfo` granted, and the header of the answer: what is before the token. */
const HEADER_BYTES = 9;

describe.each([
  ["RSA", "rsa2048"],
  ["EC", "p256"],
] as const)("one bit changed in an answer signed with %s", (_name, key) => {
  let pki: TestPki;
  let root: Uint8Array;
  let query: Uint8Array;
  let reply: Uint8Array;

  beforeAll(async () => {
    pki = new TestPki();
    const authority = pki.issue({ name: "Root", key: "p256", extensions: AUTHORITY });
    const signer = pki.issue({ name: "Signer", key, issuer: authority, extensions: TIMESTAMPING });
    root = authority.der;
    query = createTimestampQuery({ sha256: await digest("SHA-256", DATA), nonce: new Uint8Array(8).fill(7) });
    reply = await new OpensslAuthority({ pki, signer, chain: [] }).reply(query);
  }, 60_000);
  afterAll(() => pki.close());

  const check = (bytes: Uint8Array) =>
    checkTimestamp({
      reply: bytes,
      query,
      data: DATA,
      roots: [root],
      qualifiedServices: QUALIFIED_SERVICES,
      now: new Date(),
    });

  /** Where the bytes are in the answer. */
  function placeOf(part: Uint8Array): [number, number] {
    const at = Buffer.from(reply).indexOf(part);
    expect(at).toBeGreaterThan(0);
    return [at, at + part.length];
  }

  it("is found in every byte that is signed, and elsewhere wherever it would say something new", async () => {
    const untouched = await check(reply);
    expect(untouched.outcome).toBe("passed");
    const parsed = parseSignedData(reply.subarray(HEADER_BYTES), reply.length, "timestamp-malformed");
    const signer = parsed.signers[0];
    // sent under another tag than it is signed
    const parts = [parsed.content, signer?.signed?.subarray(1), signer?.signature];
    const signed = parts.map((part) => placeOf(part ?? new Uint8Array()));
    const missed: number[] = [];
    let covered = 0;
    for (const at of reply.keys()) {
      const isSigned = signed.some(([from, to]) => at >= from && at < to);
      if (!isSigned && at % (LEFT_OUT + 1) !== 0) continue;
      const changed = new Uint8Array(reply);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const verdict = await check(changed);
      if (isSigned) covered += 1;
      const isFound = verdict.outcome !== "passed";
      const saysTheSame = JSON.stringify(verdict) === JSON.stringify(untouched);
      if (isSigned ? verdict.outcome !== "failed" : !isFound && !saysTheSame) missed.push(at);
    }
    expect(missed).toEqual([]);
    expect(covered).toBe(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  }, 60_000);
});
