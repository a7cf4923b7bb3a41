import { sameBytes, toHex } from "../../core";
import { OtsError, type OtsErrorCode } from "./error";
import { readOts } from "./file";
import { followTimestamp } from "./timestamp";

/** A block that is said to hold the proof: whoever has its header compares the root of its transactions. */
export interface OtsBlock {
  readonly height: number;
  /** Hexadecimal, the bytes turned round, as block explorers and Bitcoin's own tools show it. */
  readonly merkleRoot: string;
}

export interface OtsDescription {
  /** SHA-256 of the file that was stamped, hexadecimal. */
  readonly digest: string;
  /** By height, each once. */
  readonly bitcoin: readonly OtsBlock[];
  /** Addresses of the calendars whose promises no block has fulfilled yet. */
  readonly pending: readonly string[];
}

export interface OtsVerdict {
  /** `not-possible`: it has steps that this reader cannot compute. */
  readonly outcome: "passed" | "failed" | "not-possible";
  /** Whether a block is named. That the block is what it says needs Bitcoin's headers, which are not here. */
  readonly complete: boolean;
  /** Null where it passed. */
  readonly reason: OtsErrorCode | "other-digest" | "nothing-attested" | null;
}

/**
 * What an `.ots` file says.
 * @throws OtsError where it is none, or has steps that cannot be computed
 */
export async function describeOts(ots: Uint8Array): Promise<OtsDescription> {
  const { digest, timestamp } = readOts(ots);
  const blocks = new Map<string, OtsBlock>();
  const pending = new Set<string>();
  for (const { attestation, message, anchored } of await followTimestamp(timestamp, digest)) {
    if (attestation.kind === "pending" && !anchored) pending.add(attestation.url);
    if (attestation.kind !== "bitcoin") continue;
    const block = { height: attestation.height, merkleRoot: toHex(message.toReversed()) };
    blocks.set(`${block.height} ${block.merkleRoot}`, block);
  }
  const bitcoin = [...blocks.values()].toSorted((one, other) => one.height - other.height);
  return { digest: toHex(digest), bitcoin, pending: [...pending].toSorted() };
}

/** Whether an `.ots` file leads from that SHA-256 to a calendar's promise or to a block. Never throws. */
export async function checkOts({ ots, sha256 }: { ots: Uint8Array; sha256: Uint8Array }): Promise<OtsVerdict> {
  try {
    const { bitcoin, pending } = await describeOts(ots);
    const complete = bitcoin.length > 0;
    if (!sameBytes(readOts(ots).digest, sha256)) return { outcome: "failed", complete, reason: "other-digest" };
    if (!complete && pending.length === 0) return { outcome: "failed", complete, reason: "nothing-attested" };
    return { outcome: "passed", complete, reason: null };
  } catch (error) {
    if (!(error instanceof OtsError)) throw error;
    const outcome = error.code === "op-unsupported" ? "not-possible" : "failed";
    return { outcome, complete: false, reason: error.code };
  }
}
