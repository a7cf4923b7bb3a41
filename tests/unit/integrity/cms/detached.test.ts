import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../../utils/core";
import { createSigningCertificate, signDetached, verifyDetached } from "../../../../utils/integrity/cms";
import { certificateFacts, certificatePem } from "../../../../utils/integrity/pki";
import { opensslCmsVerify, TestPki } from "../../../support/timestamp-authority";

const CONTENT = utf8('{"format":"bordereau-head"}');
const CREATED = new Date("2026-03-01T09:30:00.700Z");
const SIGNED = new Date("2026-03-01T09:30:00.900Z");
/** openssl judges a certificate by today's date. */
const UNTIL = new Date("2055-03-01T09:30:00Z");

let keys: CryptoKeyPair;
let certificate: Uint8Array<ArrayBuffer>;
let signature: Uint8Array<ArrayBuffer>;

const newKeys = () => crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
const newCertificate = (pair: CryptoKeyPair, changes: object = {}) =>
  createSigningCertificate({
    keys: pair,
    commonName: "Bordereau 0190",
    serialNumber: new Uint8Array(16).fill(0xf1),
    notBefore: CREATED,
    notAfter: UNTIL,
    ...changes,
  });

beforeAll(async () => {
  keys = await newKeys();
  certificate = await newCertificate(keys);
  signature = await signDetached({ content: CONTENT, privateKey: keys.privateKey, certificate, signingTime: SIGNED });
});

const codes = async (...[request]: Parameters<typeof verifyDetached>) =>
  (await verifyDetached(request)).findings.map(({ code }) => code);

/** By openssl, in the form that is asked for. */
function signedWithRsa(): Uint8Array {
  const pki = new TestPki();
  const self = pki.issue({ name: "Self", key: "rsa2048", extensions: ["keyUsage=critical,digitalSignature"] });
  const args = ["cms", "-sign", "-binary", "-cades", "-nosmimecap", "-md", "sha256"];
  const by = ["-signer", self.certificatePath, "-inkey", self.keyPath, "-outform", "DER"];
  const made = execFileSync("openssl", [...args, ...by], { input: CONTENT });
  pki.close();
  return new Uint8Array(made);
}

describe("a detached signature", () => {
  it("is accepted by openssl with its certificate, and by the check", async () => {
    expect(opensslCmsVerify({ signature, content: CONTENT, rootPem: certificatePem(certificate) })).toMatchObject({
      isVerified: true,
    });
    expect(await verifyDetached({ content: CONTENT, signature })).toMatchObject({
      outcome: "passed",
      findings: [],
      certificateDer: certificate,
      certificate: { commonName: "Bordereau 0190", notBefore: "2026-03-01T09:30:00.000Z" },
      signingTime: "2026-03-01T09:30:00.000Z",
    });
  });

  it("is what openssl says it is", () => {
    const read = (args: string[], input: Uint8Array) => execFileSync("openssl", args, { input }).toString();
    const text = read(["x509", "-inform", "DER", "-noout", "-text"], certificate);
    expect(text).toMatch(/CA:FALSE/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toContain("Not After : Mar  1 09:30:00 2055 GMT");
    const cms = read(["cms", "-cmsout", "-print", "-inform", "DER"], signature);
    expect(cms).toContain("id-smime-aa-signingCertificateV2");
    expect(cms).toContain("UTCTIME:Mar  1 09:30:00 2026 GMT");
  });

  it("of other content is refused by both", async () => {
    const other = utf8('{"format":"bordereau-heaD"}');
    const rootPem = certificatePem(certificate);
    expect(opensslCmsVerify({ signature, content: other, rootPem }).isVerified).toBe(false);
    expect(await codes({ content: other, signature })).toEqual(["message-digest"]);
  });

  it("by another certificate than the expected one is refused", async () => {
    const { sha256 } = await certificateFacts(certificate);
    expect(await codes({ content: CONTENT, signature, certificate: sha256 })).toEqual([]);
    expect(await codes({ content: CONTENT, signature, certificate: "0".repeat(64) })).toEqual([
      "unexpected-certificate",
    ]);
  });

  it("by another key is refused", async () => {
    const { privateKey } = await newKeys();
    const forged = await signDetached({ content: CONTENT, privateKey, certificate, signingTime: SIGNED });
    expect(await codes({ content: CONTENT, signature: forged })).toEqual(["signature"]);
  });

  it("with a certificate that another key has signed is refused", async () => {
    const { privateKey } = await newKeys();
    const borrowed = await newCertificate({ privateKey, publicKey: keys.publicKey });
    const forged = await signDetached({
      content: CONTENT,
      privateKey: keys.privateKey,
      certificate: borrowed,
      signingTime: SIGNED,
    });
    expect(await codes({ content: CONTENT, signature: forged })).toEqual(["self-signature"]);
  });

  it.each([
    ["before", new Date("2026-03-01T09:29:59Z")],
    ["after", new Date("2055-03-01T09:30:01Z")],
  ])("made %s the certificate's dates is refused", async (_when, signingTime) => {
    const late = await signDetached({ content: CONTENT, privateKey: keys.privateKey, certificate, signingTime });
    expect(await codes({ content: CONTENT, signature: late })).toEqual(["signing-time"]);
  });

  it("that openssl made in another form is read, and what is not covered is named", async () => {
    const pki = new TestPki();
    const self = pki.issue({ name: "Self", key: "p256", extensions: ["keyUsage=critical,digitalSignature"] });
    const args = ["cms", "-sign", "-binary", "-nodetach", "-signer", self.certificatePath, "-inkey", self.keyPath];
    const attached = execFileSync("openssl", [...args, "-outform", "DER"], { input: CONTENT });
    pki.close();
    expect(await codes({ content: CONTENT, signature: new Uint8Array(attached) })).toEqual([
      "signing-certificate",
      "structure",
    ]);
  });

  it.each([
    ["EC", () => signature],
    ["RSA", signedWithRsa],
  ])(
    "by a key of type %s with one bit changed is refused, whichever it is",
    { timeout: 60_000 },
    async (_type, make) => {
      const signed = make();
      expect(await codes({ content: CONTENT, signature: signed })).toEqual([]);
      const missed: string[] = [];
      const flip = (bytes: Uint8Array, at: number) => {
        const changed = new Uint8Array(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        return changed;
      };
      for (const at of CONTENT.keys()) {
        const verdict = await verifyDetached({ content: flip(CONTENT, at), signature: signed });
        if (verdict.outcome !== "failed") missed.push(`content ${at}`);
      }
      for (const at of signed.keys()) {
        const verdict = await verifyDetached({ content: CONTENT, signature: flip(signed, at) });
        if (verdict.outcome !== "failed") missed.push(`signature ${at}`);
      }
      expect(missed).toEqual([]);
    },
  );

  it("that cannot be read is a verdict", async () => {
    for (const bytes of [new Uint8Array(), signature.subarray(0, -1), new Uint8Array([...signature, 0]), CONTENT]) {
      expect(await codes({ content: CONTENT, signature: bytes })).toEqual(["signature-malformed"]);
    }
  });
});

describe("a signing certificate", () => {
  it("has a serial number of 1 to 19 bytes", async () => {
    await expect(newCertificate(keys, { serialNumber: new Uint8Array() })).rejects.toThrow(RangeError);
    await expect(newCertificate(keys, { serialNumber: new Uint8Array(20) })).rejects.toThrow(RangeError);
  });
});
