import { sameBytes } from "../../core";
import { type ParsedCertificate, parseCertificate } from "./certificate";
import { checkSignature } from "./check-signature";
import { OID } from "./oids";
import { PkiError } from "./pki-error";

/** From the leaf to the root. */
const MAX_PATH = 8;
/** Signatures tried for one chain, so that a heap of certificates of one name costs no more. */
const MAX_SIGNATURES = 64;

export interface ChainRequest {
  readonly leaf: Uint8Array;
  /** Certificates that came along; those that cannot be read are passed over. */
  readonly intermediates: readonly Uint8Array[];
  /** Certificates that are trusted because they are here. */
  readonly roots: readonly Uint8Array[];
  /** The time at which all have to be valid. */
  readonly at: Date;
  /** A purpose that authorities which are limited to purposes must have (object identifier). */
  readonly purpose?: string;
}

export interface ChainVerdict {
  /** `unknown-root`: all that could be checked holds, and nobody who is trusted stands at its end. */
  readonly outcome: "passed" | "unknown-root" | "failed";
  /** From the leaf upwards, as far as signatures hold. */
  readonly path: readonly Uint8Array<ArrayBuffer>[];
  /** The trusted end of the path. */
  readonly root: Uint8Array<ArrayBuffer> | null;
  readonly detail: string;
}

/**
 * Finds a path from a certificate to a trusted root and checks it (RFC 5280, 6.1): each signature, names, validity,
 * basic constraints and path length, key usage, critical extensions. Revocation is not looked up. A root is trusted as
 * it is: its own signature is not asked for, its dates and constraints are.
 * @throws PkiError `certificate-malformed` if the leaf or a root cannot be read
 */
export async function verifyChain(request: ChainRequest): Promise<ChainVerdict> {
  const leaf = parseCertificate(request.leaf);
  const search: Search = {
    at: request.at,
    purpose: request.purpose,
    roots: request.roots.map(parseCertificate),
    intermediates: request.intermediates.flatMap(readableCertificate),
    signaturesLeft: MAX_SIGNATURES,
  };
  const fault = ownFault(leaf, request.at);
  if (fault !== null) return { outcome: "failed", path: [leaf.der], root: null, detail: fault };
  return climb(search, [leaf]);
}

interface Search {
  readonly at: Date;
  readonly purpose: string | undefined;
  readonly roots: readonly ParsedCertificate[];
  readonly intermediates: readonly ParsedCertificate[];
  signaturesLeft: number;
}

const RANK = { failed: 0, "unknown-root": 1, passed: 2 } as const;

/** The best that can be said of any path that goes on from the end of this one. */
async function climb(search: Search, path: readonly ParsedCertificate[]): Promise<ChainVerdict> {
  const child = path.at(-1);
  if (!child) throw new RangeError("empty path");
  const ders = path.map(({ der }) => der);
  if (search.roots.some(({ der }) => sameBytes(der, child.der))) {
    return { outcome: "passed", path: ders, root: child.der, detail: "" };
  }
  const issuers = [...search.roots, ...search.intermediates].filter(
    (each) => couldHaveIssued(each, child) && !path.some(({ der }) => sameBytes(der, each.der)),
  );
  let best: ChainVerdict | null = null;
  for (const issuer of path.length < MAX_PATH ? issuers : []) {
    const fault = (await linkFault(search, child, issuer)) ?? issuerFault(search, path, issuer);
    const verdict: ChainVerdict =
      fault === null
        ? await climb(search, [...path, issuer])
        : { outcome: "failed", path: ders, root: null, detail: fault };
    if (best === null || RANK[verdict.outcome] > RANK[best.outcome]) best = verdict;
    if (best.outcome === "passed") return best;
  }
  return best ?? (await loneEnd(search, child, ders));
}

/** A path that nothing continues: where it ends with a certificate that signed itself, that has to be true. */
async function loneEnd(search: Search, end: ParsedCertificate, path: Uint8Array<ArrayBuffer>[]): Promise<ChainVerdict> {
  if (!couldHaveIssued(end, end)) return { outcome: "unknown-root", path, root: null, detail: "issuer not at hand" };
  const fault = await linkFault(search, end, end);
  if (fault !== null) return { outcome: "failed", path, root: null, detail: fault };
  return { outcome: "unknown-root", path, root: null, detail: "root not among the trusted ones" };
}

/** RFC 5280, 4.2.1.1: names, and identifiers of the key where both are there. */
function couldHaveIssued(issuer: ParsedCertificate, child: ParsedCertificate): boolean {
  if (!sameBytes(issuer.subject, child.issuer)) return false;
  if (child.authorityKeyId === null || issuer.subjectKeyId === null) return true;
  return sameBytes(child.authorityKeyId, issuer.subjectKeyId);
}

async function linkFault(search: Search, child: ParsedCertificate, issuer: ParsedCertificate): Promise<string | null> {
  if (search.signaturesLeft <= 0) return "too many certificates to try";
  search.signaturesLeft -= 1;
  const outcome = await checkSignature(child.scheme, issuer.publicKey, child.signed, child.signature);
  if (outcome === "valid") return null;
  return outcome === "refused" ? "a signature too weak or of an unknown kind" : "a signature does not hold";
}

/** RFC 5280, 6.1.4 (k) to (o). */
function issuerFault(search: Search, path: readonly ParsedCertificate[], issuer: ParsedCertificate): string | null {
  if (!issuer.isAuthority) return "an issuer is no authority";
  if (issuer.keyUsage !== null && !issuer.keyUsage.keyCertSign) return "an issuer may not sign certificates";
  // the leaf is not counted, nor are certificates that an authority has given itself
  const below = path.slice(1).filter((each) => !sameBytes(each.subject, each.issuer)).length;
  if (issuer.pathLength !== null && below > issuer.pathLength) return "an issuer's path is too long";
  if (search.purpose !== undefined && issuer.extendedKeyUsage !== null) {
    const { purposes } = issuer.extendedKeyUsage;
    const isMeant = purposes.includes(search.purpose) || purposes.includes(OID.anyExtendedKeyUsage);
    if (!isMeant) return "an issuer is for other purposes";
  }
  return ownFault(issuer, search.at);
}

function ownFault(certificate: ParsedCertificate, at: Date): string | null {
  if (!(certificate.notBefore.getTime() <= at.getTime())) return "a certificate is not valid yet";
  if (!(at.getTime() <= certificate.notAfter.getTime())) return "a certificate has expired";
  const [unknown] = certificate.unknownCritical;
  return unknown === undefined ? null : `a critical extension that is not understood: ${unknown}`;
}

function readableCertificate(der: Uint8Array): ParsedCertificate[] {
  try {
    return [parseCertificate(der)];
  } catch (thrown) {
    if (thrown instanceof PkiError) return [];
    throw thrown;
  }
}
