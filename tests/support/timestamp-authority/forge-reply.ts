import { createHash, sign as nodeSign } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  type BaseBlock,
  Constructed,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
} from "asn1js";
import { Certificate } from "pkijs";
import type { TestCertificate } from "./test-pki";

type Hash = "sha1" | "sha256" | "sha384" | "sha512";

const OIDS = {
  sha1: "1.3.14.3.2.26",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  rsa: "1.2.840.113549.1.1.1",
  ecdsa: {
    sha1: "1.2.840.10045.4.1",
    sha256: "1.2.840.10045.4.3.2",
    sha384: "1.2.840.10045.4.3.3",
    sha512: "1.2.840.10045.4.3.4",
  },
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  ess: "1.2.840.113549.1.9.16.2.12",
  essV2: "1.2.840.113549.1.9.16.2.47",
} as const;

/** A token as an authority would give it, but for what is named here. */
export interface Forgery {
  readonly signer: TestCertificate;
  readonly chain: readonly TestCertificate[];
  readonly data: Uint8Array;
  readonly nonce: Uint8Array | null;
  readonly genTime: Date;
  /** Of the imprint. */
  readonly imprintHash?: Hash;
  /** Of the signature and the message digest. */
  readonly hash?: Hash;
  /** Of the message digest alone, with a signature by `hash`. */
  readonly digestHash?: Hash;
  readonly eContentType?: string;
  readonly contentTypeAttribute?: string | null;
  readonly messageDigests?: readonly ("right" | "wrong")[];
  readonly ess?: readonly { readonly version: 1 | 2; readonly of: TestCertificate }[];
  readonly hasSignedAttributes?: boolean;
  readonly signers?: 0 | 1 | 2;
  readonly policy?: string;
  /** DER of `Extension`s. */
  readonly extensions?: readonly BaseBlock[];
  readonly version?: number;
  /** Put behind everything in TSTInfo. */
  readonly infoExtra?: readonly BaseBlock[];
}

export const seq = (...value: BaseBlock[]) => new Sequence({ value });
const set = (...value: BaseBlock[]) => new SetOf({ value });
export const oid = (value: string) => new ObjectIdentifier({ value });
export const octets = (bytes: Uint8Array) => new OctetString({ valueHex: new Uint8Array(bytes) });
const context = (tagNumber: number, ...value: BaseBlock[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const bytesOf = (element: BaseBlock) => new Uint8Array(element.toBER());
const digest = (hash: Hash, bytes: Uint8Array) => new Uint8Array(createHash(hash).update(bytes).digest());
const attribute = (type: string, ...values: BaseBlock[]) => seq(oid(type), set(...values));

/** The whole TimeStampResp of a forged token, correctly signed by the signer's key. */
export function forgeReply(forgery: Forgery): Uint8Array<ArrayBuffer> {
  const { signer, chain, eContentType = OIDS.tstInfo, hash = "sha256", signers = 1 } = forgery;
  const info = bytesOf(tstInfo(forgery));
  const signedData = seq(
    new Integer({ value: 3 }),
    set(seq(oid(OIDS[hash]))),
    seq(oid(eContentType), context(0, octets(info))),
    context(0, ...[signer, ...chain].map(({ der }) => Certificate.fromBER(der).toSchema())),
    set(...Array.from({ length: signers }, () => signerInfo(forgery, info))),
  );
  return bytesOf(seq(seq(new Integer({ value: 0 })), seq(oid(OIDS.signedData), context(0, signedData))));
}

function tstInfo({ data, nonce, genTime, imprintHash = "sha256", policy, extensions, version, infoExtra }: Forgery) {
  return seq(
    new Integer({ value: version ?? 1 }),
    oid(policy ?? "1.3.6.1.4.1.99999.3161.1"),
    seq(seq(oid(OIDS[imprintHash])), octets(digest(imprintHash, data))),
    new Integer({ value: 77 }),
    new GeneralizedTime({ valueDate: genTime }),
    ...(nonce ? [new Integer({ valueHex: new Uint8Array(nonce) })] : []),
    ...(extensions ? [context(1, ...extensions)] : []),
    ...(infoExtra ?? []),
  );
}

function signerInfo(forgery: Forgery, info: Uint8Array) {
  const { signer, hash = "sha256", digestHash = hash, hasSignedAttributes = true } = forgery;
  const { issuer, serialNumber } = Certificate.fromBER(signer.der);
  const attributes = signedAttributes(forgery, digest(digestHash, info));
  const signed = hasSignedAttributes ? bytesOf(set(...attributes)) : info;
  const isRsa = signer.keyType.startsWith("rsa");
  return seq(
    new Integer({ value: 1 }),
    seq(issuer.toSchema(), serialNumber),
    seq(oid(OIDS[digestHash])),
    ...(hasSignedAttributes ? [context(0, ...attributes)] : []),
    seq(oid(isRsa ? OIDS.rsa : OIDS.ecdsa[hash])),
    octets(new Uint8Array(nodeSign(hash, signed, readFileSync(signer.keyPath, "utf8")))),
  );
}

function signedAttributes(forgery: Forgery, right: Uint8Array): BaseBlock[] {
  const { signer, contentTypeAttribute = OIDS.tstInfo, messageDigests = ["right"] } = forgery;
  const { ess = [{ version: 2, of: signer }] } = forgery;
  const attributes = [
    ...(contentTypeAttribute === null ? [] : [attribute(OIDS.contentType, oid(contentTypeAttribute))]),
    ...messageDigests.map((which) =>
      attribute(OIDS.messageDigest, octets(which === "right" ? right : right.map((byte) => byte ^ 1))),
    ),
    ...ess.map(({ version, of }) => {
      const id = seq(octets(digest(version === 1 ? "sha1" : "sha256", of.der)));
      return attribute(version === 1 ? OIDS.ess : OIDS.essV2, seq(seq(id)));
    }),
  ];
  // DER: a SET OF is in the order of its elements' bytes
  return attributes.sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
}
