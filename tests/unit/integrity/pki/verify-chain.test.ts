import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ChainRequest, PkiError, verifyChain } from "../../../../utils/integrity/pki";
import {
  AUTHORITY,
  type Issue,
  type TestCertificate,
  TestPki,
  TIMESTAMPING,
} from "../../../support/timestamp-authority";
import { certifyAgain, flipped } from "./authorities";

const AT = new Date("2026-06-01T12:00:00Z");
const TIMESTAMPING_PURPOSE = "1.3.6.1.5.5.7.3.8";
const NO_AUTHORITY = ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,keyCertSign"];

let pki: TestPki;
let root: TestCertificate;
let issuer: TestCertificate;
let leaf: TestCertificate;

beforeAll(() => {
  pki = new TestPki();
  root = pki.issue({ name: "Root", key: "p256", extensions: AUTHORITY });
  issuer = pki.issue({ name: "Issuer", key: "p256", issuer: root, extensions: AUTHORITY });
  leaf = pki.issue({ name: "Leaf", key: "p256", issuer, extensions: TIMESTAMPING });
}, 60_000);
afterAll(() => pki.close());

const make = (name: string, issue: Partial<Issue>) =>
  pki.issue({ name, key: "p256", issuer: root, extensions: AUTHORITY, ...issue });
const makeRoot = (name: string, issue: Partial<Issue> = {}) =>
  pki.issue({ name, key: "p256", extensions: AUTHORITY, ...issue });
const leafOf = (by: TestCertificate, issue: Partial<Issue> = {}) =>
  make("Leaf", { issuer: by, extensions: TIMESTAMPING, ...issue });
const verify = (request: Partial<ChainRequest> = {}) =>
  verifyChain({ leaf: leaf.der, intermediates: [issuer.der], roots: [root.der], at: AT, ...request });
/** A leaf below one authority that is below the root. */
const verifyBelow = (authority: TestCertificate, request: Partial<ChainRequest> = {}) =>
  verify({ leaf: leafOf(authority).der, intermediates: [authority.der], ...request });

describe("a chain that holds", { timeout: 60_000 }, () => {
  it("is given from the leaf to the trusted root", async () => {
    expect(await verify()).toEqual({
      outcome: "passed",
      path: [leaf.der, issuer.der, root.der],
      root: root.der,
      detail: "",
    });
  });

  it("may come in any order, twice, and with certificates that cannot be read", async () => {
    const intermediates = [new Uint8Array([0x30, 0x80]), new Uint8Array(), root.der, leaf.der, issuer.der, issuer.der];
    expect(await verify({ intermediates })).toMatchObject({ outcome: "passed", root: root.der });
  });

  it("may end at an intermediate that is trusted, or be a trusted leaf", async () => {
    expect(await verify({ roots: [issuer.der] })).toMatchObject({ outcome: "passed", root: issuer.der });
    expect(await verify({ roots: [leaf.der] })).toMatchObject({ outcome: "passed", root: leaf.der });
  });

  it.each(["rsa2048", "rsa4096", "p256", "p384", "p521"] as const)("may have an authority with %s", async (key) => {
    const authority = make(`Authority ${key}`, { key });
    const below = leafOf(authority);
    const request = { leaf: below.der, intermediates: [authority.der] };
    expect(await verify(request)).toMatchObject({ outcome: "passed" });
    expect(await verify({ ...request, leaf: flipped(below.der, -1) })).toMatchObject({
      outcome: "failed",
      detail: "a signature does not hold",
    });
  });

  it("may be signed with RSA-PSS", async () => {
    const authority = make("PSS authority", { key: "rsa2048" });
    const pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"];
    const der = certifyAgain(pki, { holder: leaf, issuer: authority, extensions: TIMESTAMPING }, ...pss);
    expect(await verify({ leaf: der, intermediates: [authority.der] })).toMatchObject({ outcome: "passed" });
    expect(await verify({ leaf: flipped(der, -1), intermediates: [authority.der] })).toMatchObject({
      outcome: "failed",
      detail: "a signature does not hold",
    });
  });
});

describe("trust", { timeout: 60_000 }, () => {
  it("is unknown without roots, and with another root", async () => {
    const other = makeRoot("Other root");
    for (const roots of [[], [other.der]]) {
      expect(await verify({ roots })).toMatchObject({
        outcome: "unknown-root",
        root: null,
        path: [leaf.der, issuer.der],
        detail: "issuer not at hand",
      });
    }
  });

  it("is not given by a root that only came along", async () => {
    expect(await verify({ intermediates: [issuer.der, root.der], roots: [] })).toMatchObject({
      outcome: "unknown-root",
      root: null,
      detail: "root not among the trusted ones",
    });
  });

  it("is refused where a self-signed end did not sign itself", async () => {
    const intermediates = [issuer.der, flipped(root.der, -1)];
    expect(await verify({ intermediates, roots: [] })).toMatchObject({ outcome: "failed" });
  });

  it("needs the issuer's name, whatever key it has", async () => {
    const renamed = certifyAgain(
      pki,
      { holder: issuer, issuer: root, extensions: AUTHORITY },
      "-subj",
      "/C=FR/O=Example/CN=Renamed",
    );
    expect(await verify({ intermediates: [renamed] })).toMatchObject({ outcome: "unknown-root", path: [leaf.der] });
  });

  it("is not given by another authority of the same name", async () => {
    const namesake = make("Issuer", {});
    expect(await verify({ intermediates: [namesake.der] })).toMatchObject({ outcome: "unknown-root" });
    const nameAlone = certifyAgain(pki, { holder: namesake, issuer: root, extensions: AUTHORITY });
    expect(await verify({ intermediates: [nameAlone] })).toMatchObject({
      outcome: "failed",
      detail: "a signature does not hold",
    });
    expect(await verify({ intermediates: [nameAlone, namesake.der, issuer.der] })).toMatchObject({ outcome: "passed" });
  });

  it("goes through whichever of two cross-signed certificates leads to a trusted root", async () => {
    const otherRoot = makeRoot("Other root");
    const crossed = certifyAgain(pki, { holder: issuer, issuer: otherRoot, extensions: AUTHORITY });
    const intermediates = [crossed, issuer.der];
    expect(await verify({ intermediates })).toMatchObject({ outcome: "passed", root: root.der });
    expect(await verify({ intermediates, roots: [otherRoot.der] })).toMatchObject({
      outcome: "passed",
      path: [leaf.der, crossed, otherRoot.der],
    });
  });

  it("cannot be read off a leaf or a root that is no certificate", async () => {
    const garbage = new Uint8Array([1, 2, 3]);
    await expect(verify({ leaf: garbage })).rejects.toThrow(PkiError);
    await expect(verify({ roots: [garbage] })).rejects.toMatchObject({ code: "certificate-malformed" });
  });
});

describe("dates", { timeout: 60_000 }, () => {
  const FROM = "20250101000000Z";
  const UNTIL = "20251231235959Z";

  it.each([
    ["before the first second", "2024-12-31T23:59:59Z", "failed", "a certificate is not valid yet"],
    ["in the first second", "2025-01-01T00:00:00Z", "passed", ""],
    ["in the last second", "2025-12-31T23:59:59Z", "passed", ""],
    ["after the last second", "2026-01-01T00:00:00Z", "failed", "a certificate has expired"],
  ])("of the leaf, the authority and the root count %s", async (_when, time, outcome, detail) => {
    const at = new Date(time);
    const short = { from: FROM, until: UNTIL };
    const authority = make("Short authority", short);
    const shortRoot = makeRoot("Short root", { ...short });
    expect(await verify({ leaf: leafOf(issuer, short).der, at })).toMatchObject({ outcome, detail });
    expect(await verifyBelow(authority, { at })).toMatchObject({ outcome, detail });
    const below = leafOf(shortRoot);
    expect(await verify({ leaf: below.der, roots: [shortRoot.der], at })).toMatchObject({ outcome, detail });
  });

  it("are not met by a time that does not exist", async () => {
    expect(await verify({ at: new Date(Number.NaN) })).toMatchObject({ outcome: "failed" });
  });
});

describe("an authority", { timeout: 60_000 }, () => {
  it.each([
    ["that is none", NO_AUTHORITY, "an issuer is no authority"],
    ["that does not say that it is one", ["keyUsage=critical,keyCertSign"], "an issuer is no authority"],
    [
      "whose key may not sign certificates",
      ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,cRLSign,digitalSignature"],
      "an issuer may not sign certificates",
    ],
    [
      "with a critical extension that is not understood",
      [...AUTHORITY, "1.2.3.4=critical,ASN1:NULL"],
      "a critical extension that is not understood: 1.2.3.4",
    ],
    ["for other purposes", [...AUTHORITY, "extendedKeyUsage=codeSigning"], "an issuer is for other purposes"],
  ])("%s is refused", async (_name, extensions, detail) => {
    const authority = make("Authority", { extensions });
    expect(await verifyBelow(authority, { purpose: TIMESTAMPING_PURPOSE })).toMatchObject({
      outcome: "failed",
      detail,
    });
  });

  it.each([
    ["an extension that is not understood, and not critical", [...AUTHORITY, "1.2.3.4=ASN1:NULL"]],
    ["the purpose", [...AUTHORITY, "extendedKeyUsage=codeSigning,timeStamping"]],
    ["any purpose", [...AUTHORITY, "extendedKeyUsage=anyExtendedKeyUsage"]],
    ["no limit to its key", ["basicConstraints=critical,CA:TRUE"]],
  ])("with %s is accepted", async (_name, extensions) => {
    const authority = make("Authority", { extensions });
    expect(await verifyBelow(authority, { purpose: TIMESTAMPING_PURPOSE })).toMatchObject({ outcome: "passed" });
  });

  it("that is trusted, and is none, is refused as well", async () => {
    const notCa = makeRoot("Not an authority", { extensions: NO_AUTHORITY });
    expect(await verify({ leaf: leafOf(notCa).der, roots: [notCa.der] })).toMatchObject({
      outcome: "failed",
      detail: "an issuer is no authority",
    });
  });

  it("has as many authorities below it as it may have, and no more", async () => {
    const limited = (length: number) => [`basicConstraints=critical,CA:TRUE,pathlen:${length}`, "keyUsage=keyCertSign"];
    for (const [length, outcome] of [
      [0, "failed"],
      [1, "passed"],
    ] as const) {
      const upper = make(`Upper ${length}`, { extensions: limited(length) });
      const lower = make("Lower", { issuer: upper });
      const intermediates = [lower.der, upper.der];
      const detail = outcome === "failed" ? "an issuer's path is too long" : "";
      expect(await verify({ leaf: leafOf(lower).der, intermediates })).toMatchObject({ outcome, detail });
      expect(await verifyBelow(upper)).toMatchObject({ outcome: "passed" });
    }
  });
});

describe("a signature", { timeout: 60_000 }, () => {
  it.each(["md5", "sha1"])("by %s is refused", async (hash) => {
    const authority = make("RSA authority", { key: "rsa2048" });
    const der = certifyAgain(pki, { holder: leaf, issuer: authority, extensions: TIMESTAMPING }, "-md", hash);
    expect(await verify({ leaf: der, intermediates: [authority.der] })).toMatchObject({
      outcome: "failed",
      detail: "a signature too weak or of an unknown kind",
    });
  });

  it("by RSA of 1024 bits is refused", async () => {
    expect(await verifyBelow(make("Small", { key: "rsa1024" }))).toMatchObject({
      outcome: "failed",
      detail: "a signature too weak or of an unknown kind",
    });
  });

  it.each(["rsa2048", "p256"] as const)("by %s covers every byte of a certificate", async (key) => {
    const authority = make(`Authority ${key}`, { key });
    const below = leafOf(authority);
    expect(await verify({ leaf: below.der, intermediates: [authority.der] })).toMatchObject({ outcome: "passed" });
    const missed: number[] = [];
    for (const at of below.der.keys()) {
      const changed = flipped(below.der, at);
      const outcome = await verify({ leaf: changed, intermediates: [authority.der] }).then(
        (verdict) => verdict.outcome,
        (thrown: unknown) => (thrown instanceof PkiError ? "unreadable" : thrown),
      );
      if (outcome !== "failed" && outcome !== "unreadable" && outcome !== "unknown-root") missed.push(at);
    }
    expect(missed).toEqual([]);
  });
});

describe("a heap of certificates", { timeout: 60_000 }, () => {
  it("that certify each other in a circle comes to an end", async () => {
    const [one, other] = ["One", "Other"].map((name) => makeRoot(name));
    if (!one || !other) throw new RangeError("two authorities");
    const oneByOther = certifyAgain(pki, { holder: one, issuer: other, extensions: AUTHORITY });
    const otherByOne = certifyAgain(pki, { holder: other, issuer: one, extensions: AUTHORITY });
    const request = { leaf: leafOf(one).der, intermediates: [oneByOther, otherByOne] };
    expect(await verify(request)).toMatchObject({ outcome: "unknown-root", root: null });
    expect(await verify({ ...request, roots: [other.der] })).toMatchObject({ outcome: "passed", root: other.der });
  });

  it("of one name costs a bounded number of signatures", async () => {
    const heap = Array.from({ length: 300 }, (_, at) => {
      const copy = new Uint8Array(issuer.der);
      copy.set([at >> 8, at & 0xff], copy.length - 2);
      return copy;
    });
    const computed = vi.spyOn(crypto.subtle, "verify");
    const verdict = await verify({ intermediates: heap });
    expect(verdict.outcome).toBe("failed");
    expect(computed.mock.calls.length).toBeLessThanOrEqual(64);
    computed.mockRestore();
  });

  it("that is one long chain is followed for eight certificates", async () => {
    const chain = [root];
    for (let depth = 1; depth <= 7; depth++) chain.push(make(`Depth ${depth}`, { issuer: chain.at(-1) ?? root }));
    const intermediates = chain.map(({ der }) => der);
    const below = (depth: number) => leafOf(chain[depth] ?? root).der;
    expect(await verify({ leaf: below(6), intermediates })).toMatchObject({ outcome: "passed" });
    expect((await verify({ leaf: below(7), intermediates })).outcome).not.toBe("passed");
  });
});
