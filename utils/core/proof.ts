import * as v from "valibot";
import { Sha256Hex, UtcTime, Uuid } from "./fields";
import { JournalEntrySchema } from "./journal";

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/**
 * The state of the journal after one of its entries, in canonical JSON: what is signed and what authorities stamp.
 * Whoever holds a head can tell of any later journal whether it is the same one, continued.
 */
export const HeadSchema = v.strictObject({
  format: v.literal("bordereau-head"),
  version: v.literal(1),
  installationId: Uuid,
  /** Number of entries, and sequence of the last. */
  sequence: Count,
  /** Of the last entry. */
  hash: Sha256Hex,
  /** Merkle tree hash (RFC 6962, 2.1) over the preimages of all entries. */
  merkleRoot: Sha256Hex,
  /** By this machine's clock. */
  closedAt: UtcTime,
});
export type Head = v.InferOutput<typeof HeadSchema>;

const MerklePath = v.pipe(v.array(Sha256Hex), v.maxLength(64));

/** Proves, with one head and without the rest of the journal, that an exhibit's entry is in it (RFC 6962, 2.1.1). */
export const InclusionSchema = v.strictObject({
  format: v.literal("bordereau-inclusion"),
  version: v.literal(1),
  entry: v.pipe(
    JournalEntrySchema,
    v.check(({ body }) => body?.event.type === "capture-created", "is not the entry of a capture"),
  ),
  /** Sequence of the head whose root the path leads to. */
  head: Count,
  path: MerklePath,
});
export type Inclusion = v.InferOutput<typeof InclusionSchema>;

/** Proves that the journal of one head is the beginning of another's (RFC 6962, 2.1.2). */
export const ConsistencySchema = v.strictObject({
  format: v.literal("bordereau-consistency"),
  version: v.literal(1),
  /** Each of the dossier's heads but the last, with the last. */
  proofs: v.array(v.strictObject({ from: Count, to: Count, path: MerklePath })),
});
export type Consistency = v.InferOutput<typeof ConsistencySchema>;
