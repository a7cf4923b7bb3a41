import { type BaseBlock, Sequence } from "asn1js";
import { type AlgorithmIdentifier, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from "pkijs";
import { children, elementOf, OID, PkiError, type PkiErrorCode, reading, requireDer } from "../pki";

/** A chain has four; more is somebody's wish to keep a reader busy. */
const MAX_CERTIFICATES = 32;

/** What of a CMS SignedData (RFC 5652, 5) is needed to judge it. Bytes are as they were signed. */
export interface ParsedSignedData {
  readonly version: number;
  readonly digestAlgorithms: readonly string[];
  readonly contentType: string;
  /** Null where the content is elsewhere. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Uint8Array[];
  /** Revocation lists, attribute certificates: nothing that is read here. */
  readonly hasOthers: boolean;
  readonly signers: readonly ParsedSigner[];
}

export interface ParsedSigner {
  readonly version: number;
  readonly identifier:
    | { readonly kind: "issuer-and-serial"; readonly issuer: Uint8Array; readonly serialNumber: Uint8Array }
    | { readonly kind: "key-id"; readonly keyId: Uint8Array };
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** The DER of the SET that is signed (RFC 5652, 5.4); null where the content is signed itself. */
  readonly signed: Uint8Array | null;
  readonly attributes: readonly SignedAttribute[];
  readonly hasUnsigned: boolean;
}

export interface SignedAttribute {
  readonly type: string;
  /** The DER of each. */
  readonly values: readonly Uint8Array[];
}

/**
 * Reads a ContentInfo that holds SignedData, in DER alone.
 * @throws PkiError `code`
 */
export function parseSignedData(der: Uint8Array, maxBytes: number, code: PkiErrorCode): ParsedSignedData {
  return reading(code, () => {
    requireDer(der, maxBytes);
    const result = elementOf(der);
    const { contentType, content } = new ContentInfo({ schema: result });
    if (contentType !== OID.signedData) throw malformed(code, "no signed data");
    const signedData = new SignedData({ schema: content });
    const { eContentType, eContent } = signedData.encapContentInfo;
    const { certificates, hasOthers } = rawCertificates(result);
    if (certificates.length > MAX_CERTIFICATES) throw malformed(code, "too many certificates");
    return {
      version: signedData.version,
      digestAlgorithms: signedData.digestAlgorithms.map(({ algorithmId }) => algorithmId),
      contentType: eContentType,
      content: eContent ? new Uint8Array(eContent.getValue()) : null,
      certificates,
      hasOthers,
      signers: signedData.signerInfos.map((signer) => parseSigner(signer, code)),
    };
  });
}

function parseSigner(signer: SignerInfo, code: PkiErrorCode): ParsedSigner {
  const { signedAttrs, unsignedAttrs } = signer;
  return {
    version: signer.version,
    identifier: identifierOf(signer, code),
    digestAlgorithm: signer.digestAlgorithm,
    signatureAlgorithm: signer.signatureAlgorithm,
    signature: signer.signature.valueBlock.valueHexView,
    signed: signedAttrs ? asSet(signedAttrs.encodedValue) : null,
    attributes: (signedAttrs?.attributes ?? []).map(({ type, values }) => ({
      type,
      values: values.map((value: BaseBlock) => new Uint8Array(value.valueBeforeDecodeView)),
    })),
    hasUnsigned: unsignedAttrs !== undefined,
  };
}

/** RFC 5652, 5.4: signed as a SET, sent as `[0]`. */
function asSet(encoded: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(encoded.slice(0));
  bytes[0] = 0x31;
  return bytes;
}

function identifierOf({ sid }: SignerInfo, code: PkiErrorCode): ParsedSigner["identifier"] {
  if (sid instanceof IssuerAndSerialNumber) {
    return {
      kind: "issuer-and-serial",
      issuer: new Uint8Array(sid.issuer.valueBeforeDecode),
      serialNumber: sid.serialNumber.valueBlock.valueHexView,
    };
  }
  const keyId: unknown = (sid as { valueBlock?: { valueHexView?: unknown } }).valueBlock?.valueHexView;
  if (!(keyId instanceof Uint8Array)) throw malformed(code, "no signer identifier");
  return { kind: "key-id", keyId };
}

/** `certificates [0]` and `crls [1]`, as bytes: what pkijs keeps of them would be spelt again. */
function rawCertificates(contentInfo: BaseBlock): { certificates: Uint8Array[]; hasOthers: boolean } {
  const [, explicit] = children(contentInfo);
  const fields = children(children(explicit)[0]).filter(({ idBlock }) => idBlock.tagClass === 3);
  const set = children(fields.find(({ idBlock }) => idBlock.tagNumber === 0));
  const certificates = set.filter((item) => item instanceof Sequence);
  return {
    certificates: certificates.map(({ valueBeforeDecodeView }) => new Uint8Array(valueBeforeDecodeView)),
    hasOthers: certificates.length !== set.length || fields.some(({ idBlock }) => idBlock.tagNumber !== 0),
  };
}

function malformed(code: PkiErrorCode, detail: string): PkiError {
  return new PkiError(code, { detail });
}
