import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../../utils/core";
import { digest, readCertificates } from "../../../../utils/integrity/pki";
import { checkTimestamp, createTimestampQuery, QUALIFIED_SERVICES } from "../../../../utils/integrity/rfc3161";
import {
  opensslTsVerify,
  RETRY_AFTER_S,
  startTimestampAuthority,
  type TimestampAuthority,
} from "../../../support/timestamp-authority";

const DATA = utf8("the head of a journal");

describe.each(["rsa", "ec"] as const)("an authority with %s keys", { timeout: 30_000 }, (keyType) => {
  let authority: TimestampAuthority;
  let query: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    authority = await startTimestampAuthority({ keyType });
    // a nonce whose first bit would make it negative
    query = createTimestampQuery({ sha256: await digest("SHA-256", DATA), nonce: new Uint8Array(16).fill(0x9a) });
  }, 60_000);
  afterAll(() => authority.close());

  const post = (signal?: AbortSignal) =>
    fetch(authority.url, {
      method: "POST",
      body: query,
      headers: { "content-type": "application/timestamp-query" },
      ...(signal ? { signal } : {}),
    });

  async function stamp() {
    const reply = new Uint8Array(await (await post()).arrayBuffer());
    const roots = readCertificates(authority.rootPem);
    const request = { reply, query, data: DATA, roots, qualifiedServices: QUALIFIED_SERVICES, now: new Date() };
    return { reply, verdict: await checkTimestamp(request) };
  }

  it("gives tokens that openssl and the check accept", async () => {
    const { reply, verdict } = await stamp();
    const { rootPem } = authority;
    expect(opensslTsVerify({ reply, data: DATA, query, rootPem })).toMatchObject({ isVerified: true });
    expect(opensslTsVerify({ reply, data: DATA, rootPem })).toMatchObject({ isVerified: true });
    expect(verdict.checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(verdict).toMatchObject({
      outcome: "passed",
      status: "granted",
      accuracyMs: 1500,
      policy: "1.3.6.1.4.1.99999.3161.1",
      authority: { commonName: "Example Timestamp Authority", subject: "Example Timestamp Authority, Example, FR" },
      root: { commonName: "Example Root" },
      qualified: "no",
    });
    expect(Math.abs(Date.parse(verdict.genTime ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("misbehaves as it is told, and the check says how", async () => {
    authority.setBehaviour("other-hash");
    const failedIds = async () =>
      (await stamp()).verdict.checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
    expect(await failedIds()).toEqual(["imprint", "request"]);
    authority.setBehaviour("expired-certificate");
    expect(await failedIds()).toEqual(["certificate-validity", "chain"]);
    authority.setBehaviour("garbage");
    expect((await stamp()).verdict.status).toBe("malformed");
    authority.setBehaviour("refuses");
    expect((await stamp()).verdict).toMatchObject({
      outcome: "failed",
      status: "refused",
      failure: expect.stringMatching(/^rejection, .*badAlg|^rejection, badAlg/),
    });
  });

  it("is down, slow, or wants to be left alone", async () => {
    authority.setBehaviour("down");
    await expect(post()).rejects.toThrow();
    authority.setBehaviour("rate-limited");
    const limited = await post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, String(RETRY_AFTER_S)]);
    authority.setBehaviour("slow");
    const before = authority.requests();
    const slow = post().then(
      () => "answered",
      () => "let go",
    );
    await expect.poll(authority.requests, { timeout: 10_000 }).toBe(before + 1);
    authority.setBehaviour("honest");
    expect(await slow).toBe("let go");
    expect((await stamp()).verdict.outcome).toBe("passed");
  });
});
