import type { RelativeDistinguishedNames } from "pkijs";
import { toHex } from "../../core";
import { parseCertificate } from "./certificate";
import { digest } from "./digests";
import { OID } from "./oids";
import { PkiError } from "./pki-error";

/** What people are told of a certificate. Its texts are whatever its maker wrote. */
export interface CertificateFacts {
  /** Of the DER, hexadecimal. */
  readonly sha256: string;
  /** Readable, "CN, O, C". */
  readonly subject: string;
  readonly commonName: string;
  readonly issuer: string;
  /** UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A name's parts that people know, in this order. */
const SHOWN: readonly string[] = [OID.commonName, OID.organization, OID.country];
/** Characters of one part. */
const MAX_PART = 120;

/** @throws PkiError `certificate-malformed` */
export async function certificateFacts(der: Uint8Array): Promise<CertificateFacts> {
  const { structure, notBefore, notAfter } = parseCertificate(der);
  return {
    sha256: toHex(await digest("SHA-256", der)),
    subject: readableName(structure.subject),
    commonName: namePart(structure.subject, OID.commonName) ?? "",
    issuer: readableName(structure.issuer),
    notBefore: isoTime(notBefore),
    notAfter: isoTime(notAfter),
  };
}

function readableName(name: RelativeDistinguishedNames): string {
  const parts = SHOWN.map((type) => namePart(name, type)).filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : name.typesAndValues.map(({ value }) => oneLine(value)).join(", ");
}

function namePart(name: RelativeDistinguishedNames, type: string): string | null {
  const found = name.typesAndValues.find((each) => each.type === type);
  return found ? oneLine(found.value) : null;
}

/** Without what could pretend to be another text: control characters, and marks that turn the direction. */
function oneLine({ valueBlock }: { readonly valueBlock: { readonly value: unknown } }): string {
  const text = typeof valueBlock.value === "string" ? valueBlock.value : "";
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").slice(0, MAX_PART);
}

function isoTime(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new PkiError("certificate-malformed", { detail: "validity" });
  return date.toISOString();
}
