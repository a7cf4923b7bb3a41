import * as v from "valibot";
import { BordereauError, type Head, HeadSchema, type JournalEntry, toHex, toUtc, utf8 } from "../../core";
import { canonicalJson, chainFault, EMPTY_HEAD, journalTree, sha256OfText } from "../../integrity";
import { signDetached } from "../../integrity/cms";
import type { MerkleTree } from "../../integrity/merkle";
import type { StoredHead } from "../../store";
import type { Dependencies } from "../dependencies";
import { installationOf, signingKey } from "./signing-key";

type HeadDependencies = Pick<Dependencies, "db" | "journal" | "clock">;

/**
 * The signed head of the journal as it stands, made where there is none yet. Before it signs, it checks that the
 * journal still begins with what it signed last: a key that signs anything proves nothing.
 * @throws BordereauError `journal-broken`; `storage-full`, `storage-failed`
 */
export async function closeHead(deps: HeadDependencies): Promise<StoredHead> {
  const last = await lastHead(deps);
  if (last && last.sequence === (await deps.journal.head()).sequence) return last;
  const key = await signingKey(deps);
  const entries = await deps.journal.entries();
  const tree = await journalTree(entries);
  await expectContinued(entries, tree, last);
  const end = entries.at(-1);
  if (!end) throw new BordereauError("journal-broken", { detail: "the journal is empty" });
  const closedAt = deps.clock();
  const head: Head = {
    format: "bordereau-head",
    version: 1,
    installationId: installationOf(entries),
    sequence: end.sequence,
    hash: end.hash,
    merkleRoot: toHex(await tree.root()),
    closedAt: toUtc(closedAt),
  };
  const json = canonicalJson(head);
  const stored: StoredHead = {
    sequence: head.sequence,
    json,
    sha256: await sha256OfText(json),
    signature: await signDetached({
      content: utf8(json),
      privateKey: key.privateKey,
      certificate: key.certificate,
      signingTime: closedAt,
    }),
    certificate: key.certificate,
  };
  // another context may have closed the same one: the first stays, it may have been stamped
  const transaction = deps.db.transaction("heads", "readwrite");
  const first = await transaction.store.get(stored.sequence);
  if (!first) await transaction.store.put(stored);
  await transaction.done;
  return first ?? stored;
}

/** The newest head; undefined before the first. */
export async function lastHead({ db }: Pick<Dependencies, "db">): Promise<StoredHead | undefined> {
  return (await db.transaction("heads").store.openCursor(null, "prev"))?.value;
}

/** What a stored head says. */
export function readHead({ json }: StoredHead): Head {
  return v.parse(HeadSchema, JSON.parse(json));
}

/** @throws BordereauError `journal-broken` where entries were changed, removed, or do not follow */
async function expectContinued(
  entries: readonly JournalEntry[],
  tree: MerkleTree,
  last: StoredHead | undefined,
): Promise<void> {
  const known = last && readHead(last);
  const signed = known?.sequence ?? 0;
  if (known && (tree.size < signed || toHex(await tree.root(signed)) !== known.merkleRoot)) {
    throw new BordereauError("journal-broken", { detail: `entries up to ${signed} are not those that were signed` });
  }
  let head = known ? { sequence: signed, hash: known.hash } : EMPTY_HEAD;
  for (const entry of entries.slice(signed)) {
    const fault = await chainFault(head, entry);
    if (fault) throw new BordereauError("journal-broken", { detail: `entry ${entry.sequence}: ${fault}` });
    head = { sequence: entry.sequence, hash: entry.hash };
  }
}
