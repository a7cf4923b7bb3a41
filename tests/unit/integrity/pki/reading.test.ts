import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../../utils/core";
import {
  certificateFacts,
  certificatePem,
  digest,
  PkiError,
  parseCertificate,
  readCertificates,
  requireDer,
  TRUSTED_ROOT_LIST,
  TRUSTED_ROOTS,
  verifyChain,
} from "../../../../utils/integrity/pki";
import { AUTHORITY, type TestCertificate, TestPki, TIMESTAMPING } from "../../../support/timestamp-authority";

const MALFORMED = expect.objectContaining({ name: "PkiError", code: "certificate-malformed" });

let pki: TestPki;
let root: TestCertificate;
let leaf: TestCertificate;

beforeAll(() => {
  pki = new TestPki();
  root = pki.issue({
    name: "Root",
    key: "p256",
    extensions: [...AUTHORITY.slice(1), "basicConstraints=CA:TRUE,pathlen:3"],
  });
  leaf = pki.issue({ name: "Leaf", key: "rsa2048", issuer: root, extensions: TIMESTAMPING });
}, 60_000);
afterAll(() => pki.close());

describe("a certificate", () => {
  it("says what it is for, and who issued it", async () => {
    expect(parseCertificate(root.der)).toMatchObject({ isAuthority: true, pathLength: 3, unknownCritical: [] });
    const parsed = parseCertificate(leaf.der);
    expect(parsed).toMatchObject({
      isAuthority: false,
      pathLength: null,
      keyUsage: { digitalSignature: true, nonRepudiation: false, keyCertSign: false, others: false },
      extendedKeyUsage: { purposes: ["1.3.6.1.5.5.7.3.8"], isCritical: true },
      scheme: { kind: "ecdsa", hash: "SHA-256" },
    });
    expect(parsed.authorityKeyId).toEqual(parseCertificate(root.der).subjectKeyId);
    expect(await certificateFacts(leaf.der)).toMatchObject({
      commonName: "Leaf",
      subject: "Leaf, Example, FR",
      issuer: "Root, Example, FR",
      notBefore: "2020-01-01T00:00:00.000Z",
      notAfter: "2049-12-31T23:59:59.000Z",
    });
  });

  it("is read again after its array was written to", () => {
    const array = new Uint8Array(leaf.der);
    parseCertificate(array);
    array.set([0x31]);
    expect(() => parseCertificate(array)).toThrow(MALFORMED);
  });

  it("cut short anywhere, or with bytes after its end, cannot be read", () => {
    for (const length of leaf.der.keys()) {
      expect(() => parseCertificate(leaf.der.subarray(0, length))).toThrow(MALFORMED);
    }
    expect(() => parseCertificate(new Uint8Array([...leaf.der, 0]))).toThrow(MALFORMED);
  });

  it.each([
    ["text", utf8("no certificate")],
    ["an empty sequence", new Uint8Array([0x30, 0])],
    ["a length that is not told", new Uint8Array([0x30, 0x80, 0, 0])],
    ["nesting without end", new Uint8Array(Array.from({ length: 60 }, (_, at) => [0x30, 2 * (59 - at)]).flat())],
    ["more than 32 KiB", new Uint8Array(32 * 1024 + 1)],
  ])("that is %s cannot be read", (_name, bytes) => {
    expect(() => parseCertificate(bytes)).toThrow(MALFORMED);
  });

  it("however it is mutated, is read or refused with a PkiError, and never passes", async () => {
    const mutation = fc.record({
      at: fc.nat(leaf.der.length - 1),
      remove: fc.nat(4),
      insert: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const bytes = [...leaf.der];
        for (const { at, remove, insert } of mutations) bytes.splice(at, remove, ...insert);
        const mutated = Uint8Array.from(bytes);
        fc.pre(!Buffer.from(mutated).equals(leaf.der));
        const request = { intermediates: [mutated], roots: [root.der], at: new Date("2026-06-01T00:00:00Z") };
        try {
          await certificateFacts(mutated);
          expect((await verifyChain({ ...request, leaf: mutated })).outcome).not.toBe("passed");
        } catch (thrown) {
          if (!(thrown instanceof PkiError)) throw thrown;
          expect(thrown).toEqual(MALFORMED);
        }
      }),
      { numRuns: 1500 },
    );
  }, 30_000);
});

describe("DER", () => {
  it.each([
    ["no bytes", []],
    ["bytes after the end", [5, 0, 0]],
    ["a length that is not the shortest", [4, 0x81, 1, 0]],
    ["an integer with a zero in front", [2, 2, 0, 1]],
    ["an integer without bytes", [2, 0]],
    ["a boolean that is neither", [1, 1, 1]],
    ["bits that should not be set", [3, 2, 4, 0xff]],
    ["a string of bytes in pieces", [0x24, 3, 4, 1, 0]],
    ["an identifier that does not end", [6, 1, 0x80]],
    ["a tag above 30", [0x1f, 0x1f, 0]],
  ])("refuses %s", (_name, bytes) => {
    expect(() => requireDer(Uint8Array.from(bytes), 100)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it.each([["250229120000Z"], ["241301120000Z"], ["2401011200Z"], ["240101240000Z"], ["240101120000+0100"]])(
    "refuses the time %s",
    (text) => {
      expect(() => requireDer(Uint8Array.from([23, text.length, ...utf8(text)]), 100)).toThrow(PkiError);
    },
  );

  it("takes what is well formed, up to the length that is allowed", () => {
    const bytes = Uint8Array.from([0x30, 5, 2, 1, 0xff, 5, 0]);
    expect(() => requireDer(bytes, bytes.length)).not.toThrow();
    expect(() => requireDer(bytes, bytes.length - 1)).toThrow(PkiError);
    expect(() => requireDer(Uint8Array.from([23, 13, ...utf8("240229120000Z")]), 100)).not.toThrow();
  });
});

describe("a file of certificates", () => {
  it("is one in DER, or any number in PEM, as text or bytes", () => {
    const both = root.pem + leaf.pem;
    expect(readCertificates(leaf.der)).toEqual([leaf.der]);
    expect(readCertificates(both)).toEqual([root.der, leaf.der]);
    expect(readCertificates(utf8(both))).toEqual([root.der, leaf.der]);
    expect(readCertificates(certificatePem(leaf.der))).toEqual([leaf.der]);
  });

  it("may have Windows line ends, and other text around", () => {
    expect(readCertificates((root.pem + leaf.pem).replaceAll("\n", "\r\n"))).toEqual([root.der, leaf.der]);
    const key = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
    expect(readCertificates(`subject=é\n${root.pem}${key}${leaf.pem}the end`)).toEqual([root.der, leaf.der]);
  });

  it.each([
    ["no text", () => ""],
    ["no bytes", () => new Uint8Array()],
    ["no certificate", () => "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"],
    ["no end", () => leaf.pem.replace("-----END CERTIFICATE-----", "")],
    ["what is not base64", () => leaf.pem.replace("MII", "M*I")],
    ["nothing inside", () => "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"],
    ["a good certificate and one cut short", () => root.pem + certificatePem(leaf.der.subarray(0, -1))],
    ["more certificates than any list has", () => certificatePem(root.der).repeat(501)],
    ["bytes after the DER", () => new Uint8Array([...leaf.der, 0])],
  ])("with %s is refused", (_name, file) => {
    expect(() => readCertificates(file())).toThrow(MALFORMED);
  });
});

describe("the trusted roots", () => {
  it.each(TRUSTED_ROOT_LIST.map((root, at) => ({ ...root, at })))(
    "$name is the certificate it is said to be",
    async ({ sha256, at }) => {
      const der = TRUSTED_ROOTS[at] ?? new Uint8Array();
      expect(toHex(await digest("SHA-256", der))).toBe(sha256);
      expect(parseCertificate(der)).toMatchObject({ isAuthority: true, unknownCritical: [] });
    },
  );

  it("are each there once", () => {
    expect(TRUSTED_ROOTS.length).toBe(TRUSTED_ROOT_LIST.length);
    expect(new Set(TRUSTED_ROOT_LIST.map(({ sha256 }) => sha256)).size).toBe(TRUSTED_ROOT_LIST.length);
  });
});
