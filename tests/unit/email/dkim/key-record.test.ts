import { describe, expect, it } from "vitest";
import { keyMismatch, parseKeyRecord } from "@/utils/email/dkim/key-record";
import { importPublicKey } from "@/utils/email/dkim/public-key";
import { bitLength, parseRsaKey } from "@/utils/email/dkim/rsa-key";
import { ed25519Key, rsaKey } from "./support/keys";

const RSA = rsaKey(1024);
const ED25519 = ed25519Key();

describe("parseKeyRecord (RFC 6376 section 3.6.1)", () => {
  it("has defaults", () => {
    expect(parseKeyRecord("p=AAAA")).toEqual({
      type: "rsa",
      key: new Uint8Array(3),
      hashes: null,
      inTest: false,
      exactIdentity: false,
    });
  });

  it("reads every tag, blanks around the values included", () => {
    const record = "v=DKIM1; k=ED25519; h=sha1 : SHA256; s=tlsrpt:email; t=y : s; n=note; p= AA\t AA ;";
    expect(parseKeyRecord(record)).toEqual({
      type: "ed25519",
      key: new Uint8Array(3),
      hashes: ["sha1", "sha256"],
      inTest: true,
      exactIdentity: true,
    });
  });

  it.each([
    ["v=DKIM1; p=", "key-revoked"],
    ["v=DKIM1; p= \t", "key-revoked"],
    ["v=DKIM1", "key-syntax"],
    ["", "key-syntax"],
    ["v=spf1 -all", "key-syntax"],
    ["p=***", "key-syntax"],
    ["p=AAAA; p=AAAA", "key-syntax"],
    ["p=AAAA; v=DKIM1", "key-version"],
    ["v=dkim1; p=AAAA", "key-version"],
    ["p=AAAA; s=tlsrpt", "key-not-for-email"],
    ["p=AAAA; s=", "key-not-for-email"],
    ["p=AAAA; k=dsa", "key-type-differs"],
  ])("refuses %j: %s", (text, code) => {
    expect(parseKeyRecord(text)).toBe(code);
  });
});

describe("keyMismatch", () => {
  const record = { type: "rsa", key: new Uint8Array(), hashes: null, inTest: false, exactIdentity: false } as const;
  const signature = { keyType: "rsa", hash: "SHA-256", identityIsDomain: false } as const;

  it.each([
    [record, signature, null],
    [{ ...record, hashes: ["sha256"] }, signature, null],
    [{ ...record, hashes: ["sha1"] }, signature, "key-forbids-hash"],
    [{ ...record, hashes: ["sha256"] }, { ...signature, hash: "SHA-1" as const }, "key-forbids-hash"],
    [record, { ...signature, keyType: "ed25519" as const }, "key-type-differs"],
    [{ ...record, exactIdentity: true }, signature, "identity-outside-domain"],
    [{ ...record, exactIdentity: true }, { ...signature, identityIsDomain: true }, null],
  ])("%#", (published, claimed, code) => {
    expect(keyMismatch(published, claimed)).toBe(code);
  });
});

describe("parseRsaKey", () => {
  it("reads the same numbers from both forms", () => {
    const bare = parseRsaKey(Buffer.from(RSA.bare, "base64"));
    expect(bare).toEqual(parseRsaKey(Buffer.from(RSA.spki, "base64")));
    expect(bare && bitLength(bare.modulus)).toBe(1024);
    expect(bare && [...bare.exponent]).toEqual([1, 0, 1]);
  });

  it("refuses what is cut anywhere, and other keys", () => {
    for (const form of [RSA.bare, RSA.spki]) {
      const der = Buffer.from(form, "base64");
      for (let length = 0; length < der.length; length++) expect(parseRsaKey(der.subarray(0, length))).toBeNull();
    }
    expect(parseRsaKey(Buffer.from(ED25519.spki, "base64"))).toBeNull();
    expect(parseRsaKey(new Uint8Array([0x30, 0x80, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01]))).toBeNull();
    expect(parseRsaKey(new Uint8Array([0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x01]))).toBeNull();
  });
});

describe("bitLength", () => {
  it.each([
    [[], 0],
    [[1], 1],
    [[0x80], 8],
    [[0x01, 0x00], 9],
  ])("of %j", (bytes, bits) => {
    expect(bitLength(new Uint8Array(bytes))).toBe(bits);
  });
});

describe("importPublicKey", () => {
  it("takes an Ed25519 key bare, as RFC 8463 has it, and no other way", async () => {
    const bare = new Uint8Array(Buffer.from(ED25519.bare, "base64"));
    expect(await importPublicKey({ type: "ed25519", key: bare }, "SHA-256")).toMatchObject({ bits: 256 });
    const spki = new Uint8Array(Buffer.from(ED25519.spki, "base64"));
    expect(await importPublicKey({ type: "ed25519", key: spki }, "SHA-256")).toBeNull();
  });

  it("refuses an RSA key longer than any verifier takes", async () => {
    const modulus = [0x02, 0x82, 0x08, 0x02, ...Array(2_050).fill(0xff)];
    const numbers = [...modulus, 0x02, 0x01, 0x03];
    const key = new Uint8Array([0x30, 0x82, numbers.length >> 8, numbers.length & 0xff, ...numbers]);
    expect(parseRsaKey(key)).not.toBeNull();
    expect(await importPublicKey({ type: "rsa", key }, "SHA-256")).toBeNull();
  });
});
