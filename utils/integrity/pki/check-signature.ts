import { PublicKeyInfo } from "pkijs";
import { elementOf } from "./der-values";
import { ecdsaPoint } from "./ecdsa-signature";
import { OID } from "./oids";
import type { SignatureScheme } from "./signature-scheme";

/** `refused`: a key or scheme that is too weak or not known, so nothing was computed. */
export type SignatureOutcome = "valid" | "invalid" | "refused";

const CURVES: Readonly<Record<string, { readonly name: string; readonly sizeBytes: number }>> = {
  "1.2.840.10045.3.1.7": { name: "P-256", sizeBytes: 32 },
  "1.3.132.0.34": { name: "P-384", sizeBytes: 48 },
  "1.3.132.0.35": { name: "P-521", sizeBytes: 66 },
};

/** Below, a modulus can be factored; above, a forged key makes a check take seconds. Bits. */
const RSA_BITS = { min: 2048, max: 8192 };
/** 65537 has three; a huge exponent makes a check slow. Bytes. */
const MAX_EXPONENT_BYTES = 4;

/**
 * Whether `signature` over `data` was made with the key (SubjectPublicKeyInfo, DER). RSA 2048 to 8192, P-256, P-384
 * and P-521 are accepted. Throws nothing: what cannot be computed is `refused`.
 */
export async function checkSignature(
  scheme: SignatureScheme | null,
  spki: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureOutcome> {
  if (scheme === null) return "refused";
  try {
    const check = scheme.kind === "ecdsa" ? checkEcdsa : checkRsa;
    return await check(scheme, new Uint8Array(spki), new Uint8Array(data), new Uint8Array(signature));
  } catch {
    // WebCrypto takes no key that is malformed
    return "refused";
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

async function checkEcdsa(
  scheme: SignatureScheme,
  spki: Bytes,
  data: Bytes,
  signature: Bytes,
): Promise<SignatureOutcome> {
  const { algorithm } = new PublicKeyInfo({ schema: elementOf(spki) });
  if (algorithm.algorithmId !== OID.ecPublicKey) return "invalid";
  const oid: string = algorithm.algorithmParams?.valueBlock?.toString() ?? "";
  const curve = Object.hasOwn(CURVES, oid) ? CURVES[oid] : undefined;
  if (!curve) return "refused";
  const point = ecdsaPoint(signature, curve.sizeBytes);
  if (point === null) return "invalid";
  const key = await crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve: curve.name }, false, ["verify"]);
  const isValid = await crypto.subtle.verify({ name: "ECDSA", hash: scheme.hash }, key, point, data);
  return isValid ? "valid" : "invalid";
}

async function checkRsa(
  scheme: SignatureScheme,
  spki: Bytes,
  data: Bytes,
  signature: Bytes,
): Promise<SignatureOutcome> {
  if (new PublicKeyInfo({ schema: elementOf(spki) }).algorithm.algorithmId !== OID.rsaEncryption) return "invalid";
  const name = scheme.kind === "rsa-pss" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
  const key = await crypto.subtle.importKey("spki", spki, { name, hash: scheme.hash }, false, ["verify"]);
  const { modulusLength, publicExponent } = key.algorithm as RsaHashedKeyAlgorithm;
  if (modulusLength < RSA_BITS.min || modulusLength > RSA_BITS.max) return "refused";
  if (publicExponent.length > MAX_EXPONENT_BYTES) return "refused";
  const how = scheme.kind === "rsa-pss" ? { name, saltLength: scheme.saltLength } : { name };
  return (await crypto.subtle.verify(how, key, signature, data)) ? "valid" : "invalid";
}
