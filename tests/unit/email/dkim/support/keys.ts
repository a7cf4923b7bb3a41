import { generateKeyPairSync, type KeyObject } from "node:crypto";

export interface TestKey {
  readonly type: "rsa" | "ed25519";
  readonly pem: string;
  readonly privateKey: KeyObject;
  /** `p=` as RFC 6376 and RFC 8463 have it. */
  readonly bare: string;
  /** `p=` as most domains publish an RSA key. */
  readonly spki: string;
}

export function rsaKey(bits: number): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return {
    type: "rsa",
    privateKey,
    pem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    bare: publicKey.export({ type: "pkcs1", format: "der" }).toString("base64"),
    spki: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  };
}

export function ed25519Key(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const spki = publicKey.export({ type: "spki", format: "der" });
  return {
    type: "ed25519",
    privateKey,
    pem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    bare: spki.subarray(-32).toString("base64"),
    spki: spki.toString("base64"),
  };
}

export function keyRecord(key: TestKey, tags = ""): string {
  return `v=DKIM1; k=${key.type};${tags} p=${key.type === "rsa" ? key.spki : key.bare}`;
}
