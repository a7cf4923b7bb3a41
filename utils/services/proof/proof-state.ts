import type { CaptureProof, ProofStatus, StampView } from "../../messages";
import { getCapture, type StoredStamp } from "../../store";
import type { Dependencies } from "../dependencies";
import { lastHead, readHead } from "./close-head";
import { isLate } from "./timing";

type StateDependencies = Pick<Dependencies, "db">;

/**
 * Who attests when a capture existed: of each witness the earliest stamp that covers it, or what it waits for.
 * @throws BordereauError `not-found`
 */
export async function proofOfCapture(deps: StateDependencies, captureId: string): Promise<CaptureProof> {
  const { journalSequence } = await getCapture(deps.db, captureId);
  const byWitness = new Map<string, StoredStamp>();
  // by their keys: each stamp has kilobytes of certificates
  for (const key of await deps.db.getAllKeys("stamps", IDBKeyRange.lowerBound([journalSequence, ""]))) {
    const known = byWitness.get(key[1]);
    if (known && known.state !== "waiting") continue;
    const stamp = await deps.db.get("stamps", key);
    if (stamp && (!known || stamp.state !== "waiting")) byWitness.set(stamp.witness, stamp);
  }
  const head = await deps.db.transaction("heads").store.openCursor(IDBKeyRange.lowerBound(journalSequence));
  return {
    headSequence: head?.key ?? null,
    stamps: await Promise.all([...byWitness.values()].map((stamp) => view(deps, stamp))),
  };
}

/** The key, how much is signed, and the newest word of each witness. */
export async function proofStatus(deps: StateDependencies): Promise<ProofStatus> {
  const key = await deps.db.get("keys", "signing");
  const head = await lastHead(deps);
  const newest = new Map<string, [number, string]>();
  for (const key of await deps.db.getAllKeys("stamps")) newest.set(key[1], key);
  const stamps = await Promise.all([...newest.values()].map((key) => deps.db.get("stamps", key)));
  return {
    key: key ? { certificateSha256: key.certificateSha256, createdAt: key.createdAt } : null,
    headSequence: head?.sequence ?? null,
    witnesses: await Promise.all(stamps.flatMap((stamp) => (stamp ? [view(deps, stamp)] : []))),
  };
}

async function view({ db }: StateDependencies, stamp: StoredStamp): Promise<StampView> {
  const { sequence, witness, name, state, genTime, trusted, problem, nextTryAt, offsetMs, tries } = stamp;
  const stored = await db.get("heads", sequence);
  const late = genTime !== null && stored !== undefined && isLate(genTime, readHead(stored).closedAt);
  return {
    sequence,
    witness,
    name,
    state,
    genTime,
    late,
    trusted,
    problem,
    nextTryAt: nextTryAt ?? null,
    offsetMs,
    tries,
  };
}
