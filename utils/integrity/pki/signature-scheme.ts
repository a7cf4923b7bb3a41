import { type AlgorithmIdentifier, RSASSAPSSParams } from "pkijs";
import { type HashName, hashOfOid } from "./digests";
import { OID } from "./oids";

/** How a signature is made: what WebCrypto has to be told. */
export type SignatureScheme =
  | { readonly kind: "rsa"; readonly hash: HashName }
  | { readonly kind: "rsa-pss"; readonly hash: HashName; readonly saltLength: number }
  | { readonly kind: "ecdsa"; readonly hash: HashName };

const BY_OID: Readonly<Record<string, SignatureScheme>> = {
  "1.2.840.113549.1.1.11": { kind: "rsa", hash: "SHA-256" },
  "1.2.840.113549.1.1.12": { kind: "rsa", hash: "SHA-384" },
  "1.2.840.113549.1.1.13": { kind: "rsa", hash: "SHA-512" },
  [OID.ecdsaWithSha256]: { kind: "ecdsa", hash: "SHA-256" },
  "1.2.840.10045.4.3.3": { kind: "ecdsa", hash: "SHA-384" },
  "1.2.840.10045.4.3.4": { kind: "ecdsa", hash: "SHA-512" },
};

/**
 * The scheme that an algorithm identifier names (RFC 4055, 5754, 5758); null for SHA-1 and whatever else is too weak
 * or not known. `separateHash` is the hash that CMS names apart, where the identifier says only "RSA".
 */
export function signatureScheme(algorithm: AlgorithmIdentifier, separateHash?: HashName): SignatureScheme | null {
  const oid = algorithm.algorithmId;
  if (oid === OID.rsaPss) return pssScheme(algorithm);
  if (!hasNoParameters(algorithm)) return null;
  if (oid === OID.rsaEncryption) return separateHash ? { kind: "rsa", hash: separateHash } : null;
  return Object.hasOwn(BY_OID, oid) ? (BY_OID[oid] ?? null) : null;
}

/** Absent or NULL. */
export function hasNoParameters({ algorithmParams }: AlgorithmIdentifier): boolean {
  return algorithmParams === undefined || algorithmParams?.idBlock?.tagNumber === 5;
}

/** RFC 4055, 3.1: one hash for the message and for the mask. */
function pssScheme({ algorithmParams }: AlgorithmIdentifier): SignatureScheme | null {
  const parameters = new RSASSAPSSParams({ schema: algorithmParams });
  const hash = hashOfOid(parameters.hashAlgorithm.algorithmId);
  const mask = parameters.maskGenAlgorithm;
  const maskHash = mask.algorithmParams?.valueBlock?.value?.[0]?.valueBlock?.toString();
  if (hash === null || mask.algorithmId !== OID.mgf1 || maskHash !== parameters.hashAlgorithm.algorithmId) return null;
  if (parameters.trailerField !== 1 || !(parameters.saltLength >= 0 && parameters.saltLength <= 64)) return null;
  return { kind: "rsa-pss", hash, saltLength: parameters.saltLength };
}
