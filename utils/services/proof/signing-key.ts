import { BordereauError, type JournalEntry, toUtc } from "../../core";
import { keyAfter, sha256OfBytes } from "../../integrity";
import { createSigningCertificate } from "../../integrity/cms";
import type { StoredKey } from "../../store";
import type { Dependencies } from "../dependencies";

type KeyDependencies = Pick<Dependencies, "db" | "journal" | "clock">;

/** How long the certificate says that it holds. A rotation begins a new one. Years. */
const VALID_YEARS = 10;

const DAY_MS = 24 * 60 * 60 * 1_000;

const ID = "signing";

/**
 * The key of this installation, made on first use. Where the journal names one that is gone, its loss is journalled
 * before the new one.
 * @throws BordereauError `storage-full`, `storage-failed`
 */
export async function signingKey(deps: KeyDependencies): Promise<StoredKey> {
  const stored = await deps.db.get("keys", ID);
  if (stored) return stored;
  const entries = await deps.journal.entries();
  const lost = lastKey(entries);
  if (lost !== null) {
    await deps.journal.commit([], async () => ({
      event: { type: "key-lost", certificateSha256: lost },
      write: () => undefined,
      result: null,
    }));
  }
  return keep(deps, await makeKey(deps, installationOf(entries)), null);
}

/** Replaces the key; what the old one signed stays valid, and the journal says where it ends. */
export async function rotateKey(deps: KeyDependencies): Promise<StoredKey> {
  const before = await signingKey(deps);
  return keep(deps, await makeKey(deps, installationOf(await deps.journal.entries())), before.certificateSha256);
}

/** @throws BordereauError `journal-broken` where the journal does not begin as every journal does */
export function installationOf(entries: readonly JournalEntry[]): string {
  const event = entries[0]?.body?.event;
  if (event?.type !== "journal-created") throw new BordereauError("journal-broken", { detail: "no first entry" });
  return event.installationId;
}

/** The certificate that the journal knows as the present one. */
function lastKey(entries: readonly JournalEntry[]): string | null {
  return entries.reduce<string | null>((key, { body }) => keyAfter(body?.event, key), null);
}

async function makeKey({ clock }: KeyDependencies, installationId: string): Promise<StoredKey> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const createdAt = clock();
  // a clock that is put right afterwards must not make signatures older than their key
  const notBefore = new Date(createdAt.getTime() - DAY_MS);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + VALID_YEARS);
  const certificate = await createSigningCertificate({
    keys,
    // no name: whoever holds the key may call themselves anything
    commonName: `Bordereau ${installationId}`,
    serialNumber: crypto.getRandomValues(new Uint8Array(16)),
    notBefore,
    notAfter,
  });
  const certificateSha256 = await sha256OfBytes(certificate);
  return { id: ID, privateKey: keys.privateKey, certificate, certificateSha256, createdAt: toUtc(createdAt) };
}

/** Stores the key with its journal entry, in one transaction. */
function keep({ journal }: KeyDependencies, key: StoredKey, previous: string | null): Promise<StoredKey> {
  const { certificateSha256 } = key;
  return journal.commit(["keys"], async () => ({
    event:
      previous === null
        ? { type: "key-created", certificateSha256 }
        : { type: "key-rotated", certificateSha256, previousCertificateSha256: previous },
    write: async (transaction) => {
      await transaction.objectStore("keys").put(key);
    },
    result: key,
  }));
}
