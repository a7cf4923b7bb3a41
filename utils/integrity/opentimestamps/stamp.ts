import { sameBytes } from "../../core";
import { OtsError } from "./error";
import { DIGEST_BYTES, readOts, writeOts } from "./file";
import { applyOperation, type Operation, TAGS } from "./operations";
import { followTimestamp, mergeTimestamps, readTimestamp, type Timestamp } from "./timestamp";
import { OtsReader } from "./wire";

/** What calendars are asked to put into Bitcoin, and what it was made of. */
export interface OtsRequest {
  /** SHA-256 of the file. */
  readonly digest: Uint8Array;
  /** Hides the digest from the calendars. */
  readonly nonce: Uint8Array;
  /** 32 bytes: the body of `POST <calendar>/digest`. */
  readonly commitment: Uint8Array<ArrayBuffer>;
}

/** A calendar's promise that waits for a block. */
export interface PendingAttestation {
  /** The calendar's address, as its reply gave it: hostile, so to be asked only where it is a known one. */
  readonly url: string;
  /** What `GET <calendar>/timestamp/<in hexadecimal>` asks for. */
  readonly commitment: Uint8Array;
}

const NONCE_BYTES = 16;
/** As much as the standard client reads of a calendar's reply. */
const MAX_REPLY_BYTES = 10_000;

/**
 * @param sha256 of the file
 * @param nonce 16 random bytes
 * @throws RangeError for other lengths
 */
export async function createOtsRequest(sha256: Uint8Array, nonce: Uint8Array): Promise<OtsRequest> {
  if (sha256.length !== DIGEST_BYTES || nonce.length !== NONCE_BYTES) throw new RangeError("not 32 and 16 bytes");
  let commitment = sha256;
  for (const step of stepsToCommitment(nonce)) commitment = await applyOperation(step, commitment);
  return { digest: sha256, nonce, commitment: new Uint8Array(commitment) };
}

/**
 * What a calendar answered to `POST /digest` or `GET /timestamp/…`.
 * @param commitment what it was asked for
 * @throws OtsError where it is no timestamp, or one that cannot be followed from the commitment
 */
export async function readCalendarReply(reply: Uint8Array, commitment: Uint8Array): Promise<Timestamp> {
  if (reply.length > MAX_REPLY_BYTES) throw new OtsError("too-large");
  const reader = new OtsReader(reply);
  const timestamp = readTimestamp(reader);
  reader.end();
  await followTimestamp(timestamp, commitment);
  return timestamp;
}

/**
 * The `.ots` file with what one or several calendars answered.
 * @throws OtsError `no-reply` without any, `too-large`, `too-deep`
 */
export function createOts({ digest, nonce }: OtsRequest, replies: readonly Timestamp[]): Uint8Array<ArrayBuffer> {
  const [first, ...others] = replies;
  if (!first) throw new OtsError("no-reply");
  const timestamp = stepsToCommitment(nonce).reduceRight<Timestamp>(
    (next, operation) => ({ attestations: [], branches: [{ operation, next }] }),
    others.reduce(mergeTimestamps, first),
  );
  return writeOts({ digest, timestamp });
}

/**
 * The promises that no block has fulfilled yet.
 * @throws OtsError where it is no `.ots` file that can be followed
 */
export async function pendingAttestations(ots: Uint8Array): Promise<PendingAttestation[]> {
  const { digest, timestamp } = readOts(ots);
  return (await followTimestamp(timestamp, digest)).flatMap(({ attestation, message, anchored }) =>
    attestation.kind === "pending" && !anchored ? [{ url: attestation.url, commitment: message }] : [],
  );
}

/**
 * The `.ots` file with what a calendar answered to `GET /timestamp/…` besides; the promise stays in it. Equal to the
 * old one where nothing is new.
 * @throws OtsError for an unusable reply, `other-commitment` where the file has no promise for it
 */
export async function upgradeOts(
  ots: Uint8Array,
  commitment: Uint8Array,
  reply: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const { digest, timestamp } = readOts(ots);
  const addition = await readCalendarReply(reply, commitment);
  const upgraded = await graft(timestamp, digest, commitment, addition);
  if (upgraded === timestamp) throw new OtsError("other-commitment");
  return writeOts({ digest, timestamp: upgraded });
}

/** The timestamp with `addition` wherever a calendar promised something for `commitment`; itself where none did. */
async function graft(
  timestamp: Timestamp,
  message: Uint8Array,
  commitment: Uint8Array,
  addition: Timestamp,
): Promise<Timestamp> {
  const branches = [];
  for (const branch of timestamp.branches) {
    const next = await graft(branch.next, await applyOperation(branch.operation, message), commitment, addition);
    branches.push(next === branch.next ? branch : { ...branch, next });
  }
  const grafted = branches.some((branch, at) => branch !== timestamp.branches[at])
    ? { ...timestamp, branches }
    : timestamp;
  const promised = timestamp.attestations.some(({ kind }) => kind === "pending");
  return promised && sameBytes(message, commitment) ? mergeTimestamps(grafted, addition) : grafted;
}

function stepsToCommitment(nonce: Uint8Array): readonly Operation[] {
  return [
    { tag: TAGS.append, argument: nonce },
    { tag: TAGS.sha256, argument: null },
  ];
}
