import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../../utils/core";
import { digest } from "../../../../utils/integrity/pki";
import {
  checkTimestamp,
  createTimestampQuery,
  QUALIFIED_SERVICES,
  type TimestampRequest,
  type TokenCheckId,
} from "../../../../utils/integrity/rfc3161";
import {
  AUTHORITY,
  type Forgery,
  forgeReply,
  type Issue,
  octets,
  oid,
  opensslTsVerify,
  seq,
  type TestCertificate,
  TestPki,
  TIMESTAMPING,
} from "../../../support/timestamp-authority";

const DATA = utf8("the head of a journal");
const NONCE = new Uint8Array([0x5a, 1, 2, 3, 4, 5, 6, 7]);
const NOW = new Date("2026-06-01T12:00:00Z");
const GEN_TIME = new Date("2026-06-01T11:59:58Z");
const EKU = "extendedKeyUsage=critical,timeStamping";
const without = (line: string) => TIMESTAMPING.filter((each) => each !== line);

let pki: TestPki;
let root: TestCertificate;
let issuer: TestCertificate;
let signer: TestCertificate;
let query: Uint8Array;
const made = new Map<string, TestCertificate>();

beforeAll(async () => {
  pki = new TestPki();
  root = pki.issue({ name: "Root", key: "p256", extensions: AUTHORITY });
  issuer = pki.issue({ name: "Issuer", key: "p256", issuer: root, extensions: AUTHORITY });
  signer = pki.issue({ name: "Signer", key: "p256", issuer, extensions: TIMESTAMPING });
  query = createTimestampQuery({ sha256: await digest("SHA-256", DATA), nonce: NONCE });
}, 60_000);
afterAll(() => pki.close());

/** A certificate by the issuer, made once. */
function certificate(name: string, issue: Partial<Issue>): TestCertificate {
  const known = made.get(name);
  if (known) return known;
  const fresh = pki.issue({ name, key: "p256", issuer, extensions: TIMESTAMPING, ...issue });
  made.set(name, fresh);
  return fresh;
}

const forge = (forgery: Partial<Forgery> = {}) =>
  forgeReply({ signer, chain: [issuer], data: DATA, nonce: NONCE, genTime: GEN_TIME, ...forgery });

async function check(reply: Uint8Array, request: Partial<TimestampRequest> = {}) {
  const verdict = await checkTimestamp({
    reply,
    query,
    data: DATA,
    roots: [root.der],
    qualifiedServices: QUALIFIED_SERVICES,
    now: NOW,
    ...request,
  });
  const failed = verdict.checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  return { ...verdict, failed };
}

const openssl = (reply: Uint8Array) => opensslTsVerify({ reply, data: DATA, query, rootPem: root.pem }).isVerified;

describe("accepted", { timeout: 60_000 }, () => {
  it.each(["rsa2048", "rsa4096", "p256", "p384", "p521"] as const)("a signer with %s", async (key) => {
    const reply = forge({ signer: certificate(key, { key }) });
    expect(openssl(reply)).toBe(true);
    expect(await check(reply)).toMatchObject({ outcome: "passed", failed: [] });
  });

  it.each(["sha256", "sha384", "sha512"] as const)("signatures by %s", async (hash) => {
    const reply = forge({ hash });
    expect(openssl(reply)).toBe(true);
    expect((await check(reply)).outcome).toBe("passed");
    const rsa = forge({ hash, signer: certificate("rsa2048", { key: "rsa2048" }) });
    expect(openssl(rsa)).toBe(true);
    expect((await check(rsa)).outcome).toBe("passed");
  });

  it.each(["sha384", "sha512"] as const)("an imprint by %s", async (imprintHash) => {
    expect((await check(forge({ imprintHash }), { query: null })).outcome).toBe("passed");
  });

  it.each([
    ["ESSCertID", [1]],
    ["ESSCertIDv2", [2]],
    ["both", [1, 2]],
  ] as const)("%s", async (_name, versions) => {
    const reply = forge({ ess: versions.map((version) => ({ version, of: signer })) });
    expect(openssl(reply)).toBe(true);
    expect((await check(reply)).outcome).toBe("passed");
  });

  it("a certificate that has expired since", async () => {
    const old = certificate("expired since", { until: "20220101000000Z" });
    const reply = forge({ signer: old, genTime: new Date("2021-12-31T23:59:59Z") });
    expect(await check(reply)).toMatchObject({ outcome: "passed", genTime: "2021-12-31T23:59:59.000Z" });
  });

  it("a token without its request: the nonce cannot be compared", async () => {
    const verdict = await check(forge(), { query: null });
    expect(verdict.outcome).toBe("passed");
    expect(verdict.checks.find(({ id }) => id === "nonce")?.outcome).toBe("not-possible");
  });

  it("a time that is a little ahead of this clock", async () => {
    const genTime = new Date(NOW.getTime() + 4 * 60_000);
    expect((await check(forge({ genTime }))).outcome).toBe("passed");
  });

  it("fractions of a second", async () => {
    const genTime = new Date("2026-06-01T11:59:58.250Z");
    expect((await check(forge({ genTime }))).genTime).toBe("2026-06-01T11:59:58.250Z");
  });
});

describe("not possible", () => {
  it("no roots, and another root", async () => {
    const other = certificate("Other root", { extensions: AUTHORITY });
    for (const roots of [[], [other.der]]) {
      const verdict = await check(forge(), { roots });
      expect(verdict).toMatchObject({ outcome: "not-possible", failed: [], root: null });
      expect(verdict.authority?.commonName).toBe("Signer");
      expect(verdict.checks.find(({ id }) => id === "chain")?.outcome).toBe("not-possible");
    }
  });
});

/** What is wrong, which checks say so, and whether `openssl ts -verify` sees it too. */
const FORGERIES: readonly [string, () => Partial<Forgery>, readonly TokenCheckId[], "too" | "accepts"][] = [
  ["other data", () => ({ data: utf8("another") }), ["imprint", "request"], "too"],
  ["another nonce", () => ({ nonce: new Uint8Array([1, 2, 3]) }), ["nonce"], "too"],
  ["no nonce", () => ({ nonce: null }), ["nonce"], "too"],
  [
    "a certificate that had expired",
    () => ({ signer: certificate("expired", { until: "20220101000000Z" }) }),
    ["certificate-validity", "chain"],
    "too",
  ],
  [
    "a certificate that is not valid yet",
    () => ({ signer: certificate("later", { from: "20400101000000Z" }) }),
    ["certificate-validity", "chain"],
    "too",
  ],
  [
    "an issuer that is no authority",
    () => {
      const notCa = certificate("no authority", {});
      return { signer: certificate("below no authority", { issuer: notCa }), chain: [notCa, issuer] };
    },
    ["chain"],
    "too",
  ],
  [
    "an issuer that may not sign certificates",
    () => {
      const notCa = certificate("no signing", {
        extensions: ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,cRLSign"],
      });
      return { signer: certificate("below no signing", { issuer: notCa }), chain: [notCa, issuer] };
    },
    ["chain"],
    "too",
  ],
  ["no purpose", () => ({ signer: certificate("no EKU", { extensions: without(EKU) }) }), ["key-purpose"], "too"],
  [
    "a purpose that is not critical",
    () => ({
      signer: certificate("EKU not critical", { extensions: [...without(EKU), "extendedKeyUsage=timeStamping"] }),
    }),
    ["key-purpose"],
    "too",
  ],
  [
    "two purposes",
    () => ({ signer: certificate("two EKU", { extensions: [...without(EKU), `${EKU},codeSigning`] }) }),
    ["key-purpose"],
    "too",
  ],
  [
    "a key that encrypts",
    () => ({
      signer: certificate("encrypts", {
        key: "rsa2048",
        extensions: [EKU, "keyUsage=critical,digitalSignature,keyEncipherment"],
      }),
    }),
    ["key-purpose"],
    "too",
  ],
  ["no signing certificate named", () => ({ ess: [] }), ["signing-certificate"], "too"],
  ["another signing certificate named", () => ({ ess: [{ version: 2, of: issuer }] }), ["signing-certificate"], "too"],
  [
    "two kinds of name, one of another certificate",
    () => ({
      ess: [
        { version: 1, of: signer },
        { version: 2, of: issuer },
      ],
    }),
    ["signing-certificate"],
    "too",
  ],
  [
    "no signed attributes",
    () => ({ hasSignedAttributes: false }),
    ["signed-attributes", "content-type-attribute", "message-digest", "signing-certificate"],
    "too",
  ],
  ["another content type", () => ({ eContentType: "1.2.840.113549.1.7.1" }), ["token-type"], "too"],
  [
    "another content-type attribute",
    () => ({ contentTypeAttribute: "1.2.840.113549.1.7.1" }),
    ["content-type-attribute"],
    "accepts",
  ],
  ["a message digest of other content", () => ({ messageDigests: ["wrong"] }), ["message-digest"], "too"],
  ["two message digests", () => ({ messageDigests: ["right", "right"] }), ["message-digest"], "accepts"],
  ["two signers", () => ({ signers: 2 }), ["single-signer"], "too"],
  ["no signer", () => ({ signers: 0 }), ["single-signer"], "too"],
  ["SHA-1 throughout", () => ({ hash: "sha1" }), ["algorithms", "message-digest", "signature"], "accepts"],
  ["two hashes", () => ({ hash: "sha512", digestHash: "sha256" }), ["algorithms"], "too"],
  ["a time in the future", () => ({ genTime: new Date(NOW.getTime() + 6 * 60_000) }), ["time"], "accepts"],
  ["RSA of 1024 bits", () => ({ signer: certificate("weak", { key: "rsa1024" }) }), ["signature"], "accepts"],
  ["a version of tomorrow", () => ({ version: 2 }), ["token-type"], "too"],
];

describe("refused", { timeout: 60_000 }, () => {
  it.each(FORGERIES)("%s", async (_name, forgery, ids, byOpenssl) => {
    const reply = forge(forgery());
    const verdict = await check(reply);
    expect(verdict.outcome).toBe("failed");
    expect(verdict.failed).toEqual(expect.arrayContaining([...ids]));
    expect(verdict.failed.filter((id) => !ids.includes(id))).toEqual([]);
    expect(openssl(reply)).toBe(byOpenssl === "accepts");
  });

  it("an imprint by SHA-1", async () => {
    expect((await check(forge({ imprintHash: "sha1" }), { query: null })).failed).toEqual(["imprint"]);
  });

  it("a critical extension that is not understood", async () => {
    const { Boolean: Asn1Boolean } = await import("asn1js");
    const extensions = [seq(oid("1.2.3.4"), new Asn1Boolean({ value: true }), octets(new Uint8Array([5, 0])))];
    expect((await check(forge({ extensions }))).failed).toEqual(["token-type"]);
  });

  it("bytes after the end, and an answer that is cut short", async () => {
    const reply = forge();
    for (const bytes of [new Uint8Array([...reply, 0]), reply.subarray(0, -1), new Uint8Array(), utf8("<html>")]) {
      expect(await check(bytes)).toMatchObject({ outcome: "failed", status: "malformed", failed: ["encoding"] });
    }
  });

  it("what is not DER: a length longer than it has to be, one that is not told", async () => {
    const reply = forge();
    // SEQUENCE with two bytes of length: three of them, and the end marked instead
    const content = reply.subarray(4);
    expect(reply[1]).toBe(0x82);
    const longer = new Uint8Array([0x30, 0x83, 0, reply[2] ?? 0, reply[3] ?? 0, ...content]);
    const unending = new Uint8Array([0x30, 0x80, ...content, 0, 0]);
    for (const bytes of [longer, unending]) expect((await check(bytes)).failed).toEqual(["encoding"]);
  });

  it("a request that cannot be read, and one for something else", async () => {
    expect((await check(forge(), { query: utf8("no request") })).failed).toEqual(["request"]);
    const other = createTimestampQuery({ sha256: new Uint8Array(32), nonce: NONCE });
    expect((await check(forge(), { query: other })).failed).toEqual(["request"]);
  });
});

describe("qualified", () => {
  it("is claimed by the statement or the policy, and never by a token that fails", async () => {
    const statement = seq(oid("1.3.6.1.5.5.7.1.3"), octets(new Uint8Array(seq(seq(oid("0.4.0.19422.1.1"))).toBER())));
    expect((await check(forge())).qualified).toBe("no");
    expect((await check(forge({ extensions: [statement] }))).qualified).toBe("claimed");
    expect((await check(forge({ policy: "0.4.0.2023.1.1" }))).qualified).toBe("claimed");
    expect((await check(forge({ extensions: [statement], nonce: new Uint8Array([9]) }))).qualified).toBe("no");
  });

  it("is confirmed by the list as of the time of the stamp", async () => {
    const { authority } = await check(forge());
    const service = {
      name: "Example",
      country: "FR",
      certificateSha256: authority?.sha256 ?? "",
      grantedFrom: "2026-01-01T00:00:00.000Z",
      grantedUntil: null,
    };
    const confirmedBy = async (changes: object) =>
      (
        await check(forge(), {
          qualifiedServices: { takenAt: NOW.toISOString(), services: [{ ...service, ...changes }] },
        })
      ).qualified;
    expect(await confirmedBy({})).toBe("confirmed");
    expect(await confirmedBy({ grantedFrom: "2026-06-02T00:00:00.000Z" })).toBe("no");
    expect(await confirmedBy({ grantedUntil: "2026-05-31T00:00:00.000Z" })).toBe("no");
    expect(await confirmedBy({ certificateSha256: "0".repeat(64) })).toBe("no");
  });
});
