import { fromHex, sameBytes, toHex, utf8 } from "../../core";
import { OtsError } from "./error";
import { compareBytes, joined, OtsReader, varbytes, varuint } from "./wire";

/**
 * What vouches for a message: a calendar's promise to put it into Bitcoin, the block whose header has it as the root of
 * its transactions, or something that this reader does not know.
 */
export type Attestation =
  | { readonly kind: "pending"; readonly url: string }
  | { readonly kind: "bitcoin"; readonly height: number }
  | { readonly kind: "unknown"; readonly tag: Uint8Array; readonly payload: Uint8Array };

const TAG_BYTES = 8;
const PENDING_TAG = fromHex("83dfe30d2ef90c8e");
const BITCOIN_TAG = fromHex("0588960d73d71901");
const MAX_PAYLOAD_BYTES = 8_192;
const MAX_URL_BYTES = 1_000;
/** What a calendar's address may be written with: neither query nor user, percent sign or brackets. */
const URL_CHARACTERS = /^[A-Za-z0-9._/:-]*$/;

/** @throws OtsError `malformed`, `truncated`, `trailing-bytes` */
export function readAttestation(reader: OtsReader): Attestation {
  const tag = reader.take(TAG_BYTES);
  const payload = reader.varbytes(0, MAX_PAYLOAD_BYTES);
  const inner = new OtsReader(payload);
  if (sameBytes(tag, PENDING_TAG)) {
    const url = String.fromCharCode(...inner.varbytes(0, MAX_URL_BYTES));
    if (!URL_CHARACTERS.test(url)) throw new OtsError("malformed", "a calendar's address");
    inner.end();
    return { kind: "pending", url };
  }
  if (sameBytes(tag, BITCOIN_TAG)) {
    const height = inner.varuint();
    inner.end();
    return { kind: "bitcoin", height };
  }
  return { kind: "unknown", tag, payload };
}

export function writeAttestation(attestation: Attestation): Uint8Array {
  return joined(tagOf(attestation), varbytes(payloadOf(attestation)));
}

/** The order in which files list attestations: by tag, then blocks by height, the others by their bytes. */
export function compareAttestations(one: Attestation, other: Attestation): number {
  if (one.kind === "bitcoin" && other.kind === "bitcoin") return one.height - other.height;
  if (one.kind === "pending" && other.kind === "pending") return compareBytes(utf8(one.url), utf8(other.url));
  return compareBytes(tagOf(one), tagOf(other)) || compareBytes(payloadOf(one), payloadOf(other));
}

/** Equal for equal attestations, and for no others. */
export function attestationKey(attestation: Attestation): string {
  return toHex(writeAttestation(attestation));
}

function tagOf(attestation: Attestation): Uint8Array {
  if (attestation.kind === "unknown") return attestation.tag;
  return attestation.kind === "pending" ? PENDING_TAG : BITCOIN_TAG;
}

function payloadOf(attestation: Attestation): Uint8Array {
  if (attestation.kind === "unknown") return attestation.payload;
  return attestation.kind === "pending" ? varbytes(utf8(attestation.url)) : varuint(attestation.height);
}
