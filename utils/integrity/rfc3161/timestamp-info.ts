import { ObjectIdentifier } from "asn1js";
import { type Extension, TSTInfo } from "pkijs";
import { toHex } from "../../core";
import { children, elementOf, OID, PkiError, reading, requireDer } from "../pki";

/** What the authority says (TSTInfo, RFC 3161, 2.4.2). */
export interface TimestampInfo {
  readonly policy: string;
  readonly hashOid: string;
  readonly hash: Uint8Array;
  /** Hexadecimal. */
  readonly serialNumber: string;
  readonly genTime: Date;
  /** Plus or minus; null where nothing is said. */
  readonly accuracyMs: number | null;
  readonly nonce: Uint8Array | null;
  /** The token says of itself that it is qualified (ETSI EN 319 422, 9.1). */
  readonly saysQualified: boolean;
}

/**
 * Reads the content of a token, in DER alone.
 * @throws PkiError `timestamp-malformed`
 */
export function parseTimestampInfo(der: Uint8Array, maxBytes: number): TimestampInfo {
  return reading("timestamp-malformed", () => {
    requireDer(der, maxBytes);
    const info = new TSTInfo({ schema: elementOf(der) });
    if (info.version !== 1) throw malformed("version");
    if (Number.isNaN(info.genTime.getTime())) throw malformed("time");
    const extensions = info.extensions ?? [];
    const unknown = extensions.find(({ extnID, critical }) => critical && extnID !== OID.qcStatements);
    if (unknown) throw malformed(`a critical extension that is not understood: ${unknown.extnID}`);
    return {
      policy: info.policy,
      hashOid: info.messageImprint.hashAlgorithm.algorithmId,
      hash: info.messageImprint.hashedMessage.valueBlock.valueHexView,
      serialNumber: toHex(info.serialNumber.valueBlock.valueHexView),
      genTime: info.genTime,
      accuracyMs: accuracyOf(info),
      nonce: info.nonce?.valueBlock.valueHexView ?? null,
      saysQualified: info.policy === OID.bestPracticePolicy || extensions.some(holdsQualifiedStatement),
    };
  });
}

function accuracyOf({ accuracy }: TSTInfo): number | null {
  if (!accuracy) return null;
  return (accuracy.seconds ?? 0) * 1000 + (accuracy.millis ?? 0) + (accuracy.micros ?? 0) / 1000;
}

/** `QCStatements` (RFC 3739, 3.2.6): a sequence of sequences that begin with an identifier. */
function holdsQualifiedStatement({ extnID, extnValue }: Extension): boolean {
  if (extnID !== OID.qcStatements) return false;
  const result = elementOf(extnValue.valueBlock.valueHexView);
  return children(result).some((statement) => {
    const [id] = children(statement);
    return id instanceof ObjectIdentifier && id.getValue() === OID.qualifiedTimestamp;
  });
}

function malformed(detail: string): PkiError {
  return new PkiError("timestamp-malformed", { detail });
}
