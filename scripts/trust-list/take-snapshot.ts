import type { Document, Element } from "happy-dom";
import type { QualifiedService, QualifiedSnapshot } from "../../utils/integrity/rfc3161/index.ts";
import { certificateSha256 } from "./certificate.ts";
import { requireSigner } from "./list-signature.ts";
import type { ListSource } from "./list-source.ts";
import { listTimes } from "./list-times.ts";
import { elementAt, listRoot, parseXml, textAt } from "./parse-xml.ts";
import { type ListPointer, readPointers } from "./pointers.ts";
import { readTimestampServices } from "./timestamp-services.ts";
import { TrustListError } from "./trust-list-error.ts";

export interface SnapshotOrder {
  readonly source: ListSource;
  /** SHA-256 of the certificates that may sign the list of lists; with none, whoever signed it is taken. */
  readonly lotlSigners: readonly string[];
  /** Territories whose lists are not asked for. */
  readonly without: readonly string[];
  readonly now: Date;
  /** Null where nobody knows: then the time that the newest of the lists was issued. */
  readonly takenAt: Date | null;
}

export interface TakenSnapshot {
  readonly snapshot: QualifiedSnapshot;
  readonly lotlSignerSha256: string;
  readonly warnings: readonly string[];
}

interface ReadList {
  readonly services: readonly QualifiedService[];
  readonly warnings: readonly string[];
  readonly issuedAt: Date;
}

/** Reads all lists. Throws a `TrustListError` with every problem if one list cannot be relied on. */
export async function takeSnapshot(order: SnapshotOrder): Promise<TakenSnapshot> {
  const lotl = await readListOfLists(order).catch((thrown: unknown) => {
    throw new TrustListError([`eu-lotl.xml ${reasonOf(thrown)}`]);
  });
  const problems = [...lotl.problems];
  const unknown = order.without.filter((territory) =>
    lotl.pointers.every((pointer) => pointer.territory !== territory),
  );
  problems.push(...unknown.map((territory) => `${territory} is to be left out, but nothing points to it`));
  const lists: ReadList[] = [];
  for (const pointer of lotl.pointers) {
    if (order.without.includes(pointer.territory)) continue;
    try {
      lists.push(await readNationalList(pointer, order));
    } catch (thrown) {
      problems.push(`the list of ${pointer.territory} ${reasonOf(thrown)}`);
    }
  }
  const services = lists.flatMap((list) => list.services);
  if (problems.length === 0 && services.length === 0) problems.push("no list has a qualified timestamp service");
  if (problems.length > 0) throw new TrustListError(problems);
  const newest = new Date(Math.max(...[lotl, ...lists].map(({ issuedAt }) => issuedAt.getTime())));
  return {
    snapshot: { takenAt: (order.takenAt ?? newest).toISOString(), services },
    lotlSignerSha256: lotl.signerSha256,
    warnings: [...lotl.warnings, ...lists.flatMap(({ warnings }) => warnings)],
  };
}

async function readListOfLists({ source, lotlSigners, now }: SnapshotOrder) {
  const document = parseXml(await source.listOfLists());
  const root = listRoot(document);
  const signer = requireSigner(document, (sha256) => lotlSigners.length === 0 || lotlSigners.includes(sha256));
  return {
    ...readPointers(root),
    ...timesOf(root, "eu-lotl.xml", now),
    signerSha256: certificateSha256(signer),
  };
}

async function readNationalList(pointer: ListPointer, { source, now }: SnapshotOrder): Promise<ReadList> {
  const { territory, signersSha256 } = pointer;
  const document: Document = parseXml(await source.national(pointer));
  const root = listRoot(document);
  requireSigner(document, (sha256) => signersSha256.has(sha256));
  const own = textAt(elementAt(root, "SchemeInformation"), "SchemeTerritory");
  if (own !== territory) throw new Error(own === "" ? "names no country" : `is of another country, ${own}`);
  const times = timesOf(root, `the list of ${territory}`, now);
  const { services, warnings } = readTimestampServices(root, territory);
  return { services, issuedAt: times.issuedAt, warnings: [...times.warnings, ...warnings] };
}

/** A list past its next update is read all the same: what it says of the past has not changed. */
function timesOf(root: Element, name: string, now: Date): { readonly issuedAt: Date; readonly warnings: string[] } {
  const { issuedAt, nextUpdate } = listTimes(root);
  const isPast = nextUpdate !== null && nextUpdate < now;
  return { issuedAt, warnings: isPast ? [`${name} should have been replaced by ${nextUpdate.toISOString()}`] : [] };
}

function reasonOf(thrown: unknown): string {
  const error = thrown as NodeJS.ErrnoException;
  return error.code === "ENOENT" ? "is not in the folder" : error.message;
}
