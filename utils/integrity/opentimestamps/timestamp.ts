import { toHex } from "../../core";
import {
  type Attestation,
  attestationKey,
  compareAttestations,
  readAttestation,
  writeAttestation,
} from "./attestations";
import { OtsError } from "./error";
import { applyOperation, compareOperations, type Operation, readOperation, writeOperation } from "./operations";
import { joined, type OtsReader } from "./wire";

/** What is known of one message: who vouches for it, and what is made of it. */
export interface Timestamp {
  readonly attestations: readonly Attestation[];
  readonly branches: readonly Branch[];
}

interface Branch {
  readonly operation: Operation;
  readonly next: Timestamp;
}

/** An attestation with the message that it vouches for. */
export interface Attested {
  readonly attestation: Attestation;
  readonly message: Uint8Array;
  /** Whether a block vouches for the message, or for what is made of it. */
  readonly anchored: boolean;
}

/** A block vouches for the root of its transactions, which is a SHA-256. Bytes. */
const ROOT_BYTES = 32;
/** As deep as the standard client reads. */
const MAX_DEPTH = 256;
/** Before each element of a node but the last. */
const FORK = 0xff;
const ATTESTATION = 0x00;

/** @throws OtsError `malformed`, `truncated`, `trailing-bytes`, `op-unsupported`, `too-deep` */
export function readTimestamp(reader: OtsReader, depth = MAX_DEPTH): Timestamp {
  if (depth === 0) throw new OtsError("too-deep");
  const attestations: Attestation[] = [];
  const branches = new Map<string, Branch>();
  const readElement = (tag: number) => {
    if (tag === ATTESTATION) {
      attestations.push(readAttestation(reader));
      return;
    }
    const operation = readOperation(reader, tag);
    const key = operationKey(operation);
    // the standard client would forget the first of the two
    if (branches.has(key)) throw new OtsError("malformed", "an operation twice");
    branches.set(key, { operation, next: readTimestamp(reader, depth - 1) });
  };
  let tag = reader.byte();
  for (; tag === FORK; tag = reader.byte()) readElement(reader.byte());
  readElement(tag);
  return { attestations, branches: [...branches.values()] };
}

/** The bytes of a timestamp, in the order that the standard client writes. */
export function writeTimestamp({ attestations, branches }: Timestamp): Uint8Array {
  const elements = [
    ...attestations
      .toSorted(compareAttestations)
      .map((attestation) => joined(Uint8Array.of(ATTESTATION), writeAttestation(attestation))),
    ...branches
      .toSorted((one, other) => compareOperations(one.operation, other.operation))
      .map(({ operation, next }) => joined(writeOperation(operation), writeTimestamp(next))),
  ];
  return joined(
    ...elements.flatMap((element, at) => (at < elements.length - 1 ? [Uint8Array.of(FORK), element] : [element])),
  );
}

/** Everything that either says of the same message. */
export function mergeTimestamps(one: Timestamp, other: Timestamp): Timestamp {
  const attestations = new Map(
    [...one.attestations, ...other.attestations].map((item) => [attestationKey(item), item]),
  );
  const branches = new Map(one.branches.map((branch) => [operationKey(branch.operation), branch]));
  for (const branch of other.branches) {
    const key = operationKey(branch.operation);
    const mine = branches.get(key);
    branches.set(key, mine ? { ...mine, next: mergeTimestamps(mine.next, branch.next) } : branch);
  }
  return { attestations: [...attestations.values()], branches: [...branches.values()] };
}

/**
 * All attestations, each with its message, computed from `message` on.
 * @throws OtsError `op-unsupported`, `malformed`
 */
export async function followTimestamp(timestamp: Timestamp, message: Uint8Array): Promise<Attested[]> {
  const below: Attested[] = [];
  for (const { operation, next } of timestamp.branches) {
    below.push(...(await followTimestamp(next, await applyOperation(operation, message))));
  }
  const inBlock = timestamp.attestations.some(({ kind }) => kind === "bitcoin");
  if (inBlock && message.length !== ROOT_BYTES) throw new OtsError("malformed", "not the root of a block");
  const anchored = inBlock || below.some((item) => item.anchored);
  return [...timestamp.attestations.map((attestation) => ({ attestation, message, anchored })), ...below];
}

function operationKey(operation: Operation): string {
  return toHex(writeOperation(operation));
}
