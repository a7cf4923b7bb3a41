import { Boolean as Asn1Boolean, Integer, OctetString } from "asn1js";
import { TimeStampReq } from "pkijs";
import { algorithm, derOf, elementOf, OID, positiveInteger, reading, requireDer, sequence } from "../pki";

/** A request has about 70. Bytes. */
const MAX_QUERY_BYTES = 4 * 1024;

/**
 * A TimeStampReq (RFC 3161, 2.4.1) for a SHA-256 hash, with a nonce, that asks for the certificates.
 * @throws RangeError if the hash is not one of 32 bytes, or there is no nonce
 */
export function createTimestampQuery({
  sha256,
  nonce,
}: {
  readonly sha256: Uint8Array;
  readonly nonce: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  if (sha256.length !== 32) throw new RangeError("not a SHA-256 hash");
  if (nonce.length === 0) throw new RangeError("no nonce");
  const imprint = sequence(algorithm(OID.sha256, "null"), new OctetString({ valueHex: new Uint8Array(sha256) }));
  return derOf(sequence(new Integer({ value: 1 }), imprint, positiveInteger(nonce), new Asn1Boolean({ value: true })));
}

/** What an answer has to repeat. */
export interface ParsedQuery {
  readonly hashOid: string;
  readonly hash: Uint8Array;
  readonly nonce: Uint8Array | null;
  /** Null for whatever policy the authority has. */
  readonly policy: string | null;
}

/** @throws PkiError `request-malformed` */
export function parseTimestampQuery(der: Uint8Array): ParsedQuery {
  return reading("request-malformed", () => {
    requireDer(der, MAX_QUERY_BYTES);
    const { messageImprint, nonce, reqPolicy } = new TimeStampReq({ schema: elementOf(der) });
    return {
      hashOid: messageImprint.hashAlgorithm.algorithmId,
      hash: messageImprint.hashedMessage.valueBlock.valueHexView,
      nonce: nonce?.valueBlock.valueHexView ?? null,
      policy: reqPolicy ?? null,
    };
  });
}
