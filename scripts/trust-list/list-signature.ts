import { constants, createHash, verify, type X509Certificate } from "node:crypto";
import type { Document, Element } from "happy-dom";
import { canonicalXml } from "./canonical-xml.ts";
import { certificateFrom, certificateSha256 } from "./certificate.ts";
import { childrenOf } from "./parse-xml.ts";

const DS = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = `${DS}enveloped-signature`;

const DIGESTS: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
};

interface Algorithm {
  readonly kind: "rsa" | "rsa-pss" | "ec";
  readonly hash: string;
}

/** RFC 9231, 2.3; nothing with SHA-1. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = Object.fromEntries(
  ["sha256", "sha384", "sha512"].flatMap((hash): [string, Algorithm][] => [
    [`http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`, { kind: "rsa", hash }],
    [`http://www.w3.org/2001/04/xmldsig-more#ecdsa-${hash}`, { kind: "ec", hash }],
    [`http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`, { kind: "rsa-pss", hash }],
  ]),
);

/**
 * The certificate that signed a list (TS 119 612, annex B): named in the signature's KeyInfo, one that `isSigner`
 * takes, and its key verifies the enveloped signature over the whole document. Throws, with the reason, where any of
 * that does not hold. The document that is read must be the one that is given here.
 *
 * Not checked: the XAdES properties that are signed besides the list, the certificate's dates, its revocation.
 */
export function requireSigner(document: Document, isSigner: (sha256: string) => boolean): X509Certificate {
  const signatures = childrenOf(document.documentElement, "Signature", DS);
  const [signature] = signatures;
  if (!signature || signatures.length > 1) throw new Error(`has ${signatures.length} signatures, not one`);
  const named = namedCertificates(signature);
  const signers = named.filter((certificate) => isSigner(certificateSha256(certificate)));
  if (signers.length === 0) {
    const found = named.map(certificateSha256).join(", ") || "none";
    throw new Error(`is signed by a certificate that nobody vouches for (SHA-256: ${found})`);
  }
  const signedInfo = only(signature, "SignedInfo");
  requireWholeDocument(document, signature, signedInfo);
  const signer = signers.find((certificate) => verifies(signature, signedInfo, certificate));
  if (!signer) throw new Error("has a signature that does not hold");
  return signer;
}

function namedCertificates(signature: Element): X509Certificate[] {
  return childrenOf(signature, "KeyInfo", DS)
    .flatMap((info) => childrenOf(info, "X509Data", DS))
    .flatMap((data) => childrenOf(data, "X509Certificate", DS))
    .map(({ textContent }) => certificateFrom(textContent));
}

/** That one reference is to the whole document, less the signature, and that its digest is right. */
function requireWholeDocument(document: Document, signature: Element, signedInfo: Element): void {
  const references = childrenOf(signedInfo, "Reference", DS).filter(
    (reference) => reference.getAttribute("URI") === "",
  );
  const [reference] = references;
  if (!reference || references.length > 1) throw new Error("has a signature that does not cover the whole list");
  const transforms = childrenOf(only(reference, "Transforms"), "Transform", DS);
  if (transforms.map(algorithmOf).join(" ") !== `${ENVELOPED} ${EXCLUSIVE}` || transforms.some(hasParameters))
    throw new Error("has a signature with other transforms than enveloped and exclusive canonicalisation");
  const hash = DIGESTS[algorithmOf(only(reference, "DigestMethod"))];
  if (hash === undefined) throw new Error("has a signature with a digest that is not known, or weak");
  const digest = createHash(hash).update(canonicalXml(document, signature)).digest();
  if (!digest.equals(bytesOf(only(reference, "DigestValue")))) throw new Error("was changed after it was signed");
}

function verifies(signature: Element, signedInfo: Element, { publicKey }: X509Certificate): boolean {
  const canonicalization = only(signedInfo, "CanonicalizationMethod");
  const algorithm = ALGORITHMS[algorithmOf(only(signedInfo, "SignatureMethod"))];
  if (algorithmOf(canonicalization) !== EXCLUSIVE || hasParameters(canonicalization) || algorithm === undefined)
    throw new Error("has a signature with an algorithm that is not known, or weak");
  if (publicKey.asymmetricKeyType !== (algorithm.kind === "rsa-pss" ? "rsa" : algorithm.kind)) return false;
  const padding = algorithm.kind === "rsa-pss" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const scheme =
    algorithm.kind === "ec"
      ? { dsaEncoding: "ieee-p1363" as const }
      : { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const signed = Buffer.from(canonicalXml(signedInfo));
  return verify(algorithm.hash, signed, { key: publicKey, ...scheme }, bytesOf(only(signature, "SignatureValue")));
}

function only(parent: Element, name: string): Element {
  const [element, ...more] = childrenOf(parent, name, DS);
  if (!element || more.length > 0)
    throw new Error(`has a signature with ${more.length > 0 ? "several" : "no"} ${name}`);
  return element;
}

function algorithmOf(element: Element): string {
  return element.getAttribute("Algorithm") ?? "";
}

/** A list of inclusive namespaces, for one, would make another canonical form. */
function hasParameters(element: Element): boolean {
  return element.children.length > 0;
}

function bytesOf({ textContent }: Element): Buffer {
  return Buffer.from(textContent, "base64");
}
