import {
  type Artifact,
  BordereauError,
  type Capture,
  EXHIBITS_FOLDER,
  FIRST_NUMBERING,
  INCLUSION_FILE,
  isSafeName,
  MAIL_CHECK_SUFFIX,
  MAX_NAME_LENGTH,
  type Numbering,
  numberCaptures,
  RECORD_FILE,
  safeFileName,
  slug,
} from "../core";
import { blobEntry, type PlannedEntry, textEntry } from "./entry";
import type { ExhibitCopy, MailCheck } from "./input";
import { type RecordClock, recordClock } from "./local-time";

/** A capture as the dossier numbers it. */
export interface Exhibit {
  readonly number: number;
  readonly capture: Capture;
  readonly folder: string;
  readonly record: PlannedEntry;
  readonly artifacts: readonly { readonly artifact: Artifact; readonly entry: PlannedEntry }[];
  /** Checks of its e-mails' signatures. */
  readonly checks: readonly { readonly artifactId: string; readonly entry: PlannedEntry }[];
  /** Its readable form; null where none was made. */
  readonly copy: { readonly entry: PlannedEntry; readonly pages: number } | null;
  /** Its place in the journal; null until the heads are chosen. */
  readonly inclusion: PlannedEntry | null;
  /** Copy, record, artifacts, checks and inclusion proof, in this order. */
  readonly files: readonly PlannedEntry[];
  readonly clock: RecordClock | null;
}

/** Characters of a title that its folder's name keeps: leaves room for `MAX_PATH_LENGTH`. */
const MAX_SLUG_LENGTH = 40;

/** How exhibits are numbered, and the copies that were made of them, by capture. */
export interface ExhibitChoices {
  readonly numbering: Numbering;
  readonly copies: ReadonlyMap<string, ExhibitCopy>;
}

const AS_THEY_COME: ExhibitChoices = { numbering: FIRST_NUMBERING, copies: new Map() };

/**
 * The captures that still have their bytes, in the order of their numbers.
 * @throws BordereauError `export-failed` for a capture without a record that was not erased
 */
export async function numberExhibits(
  captures: readonly Capture[],
  mailChecks: readonly MailCheck[],
  { numbering, copies }: ExhibitChoices = AS_THEY_COME,
): Promise<Exhibit[]> {
  const numbered = numberCaptures(captures, numbering);
  const digits = Math.max(3, String(numbered.at(-1)?.number ?? 0).length);
  const exhibits: Exhibit[] = [];
  const checks = new Map(mailChecks.map(({ artifactId, json }) => [artifactId, json]));
  for (const { capture, number } of numbered) {
    exhibits.push(await numberExhibit(capture, { number, digits }, checks, copies.get(capture.id)));
  }
  return exhibits;
}

async function numberExhibit(
  capture: Capture,
  { number, digits }: { number: number; digits: number },
  checkOf: ReadonlyMap<string, string>,
  made: ExhibitCopy | undefined,
): Promise<Exhibit> {
  if (capture.recordJson === null) {
    throw new BordereauError("export-failed", { detail: `capture ${capture.id} has no record and is not erased` });
  }
  const title = slug(capture.title, MAX_SLUG_LENGTH, "sans-titre").toLowerCase();
  const stem = `piece-${String(number).padStart(digits, "0")}`;
  const folder = `${EXHIBITS_FOLDER}/${stem}-${title}`;
  const taken = new Set<string>([RECORD_FILE, INCLUSION_FILE]);
  const record = await textEntry(`${folder}/${RECORD_FILE}`, capture.recordJson);
  const artifacts = capture.artifacts.map((artifact) => ({
    artifact,
    entry: artifactEntry(artifact, `${folder}/${uniqueName(artifact.fileName, taken)}`),
  }));
  const checks: { artifactId: string; entry: PlannedEntry }[] = [];
  for (const { id, fileName } of capture.artifacts) {
    const json = checkOf.get(id);
    if (json === undefined) continue;
    const name = uniqueName(fileName.replace(/\.eml$/, "") + MAIL_CHECK_SUFFIX, taken);
    checks.push({ artifactId: id, entry: await textEntry(`${folder}/${name}`, json) });
  }
  const copy = made
    ? { entry: blobEntry(`${folder}/${uniqueName(`${stem}.pdf`, taken)}`, made), pages: made.pages }
    : null;
  const files = [...(copy ? [copy.entry] : []), record, ...[...artifacts, ...checks].map(({ entry }) => entry)];
  const clock = recordClock(capture.recordJson);
  return { number, capture, folder, record, artifacts, checks, copy, inclusion: null, files, clock };
}

function artifactEntry({ id, sizeBytes, sha256 }: Artifact, path: string): PlannedEntry {
  return { path, sizeBytes, sha256, source: { kind: "artifact", artifactId: id } };
}

/** `name`, or `name-2`, `name-3`… where a file of the folder has it already, whatever the case (Windows, macOS). */
function uniqueName(name: string, taken: Set<string>): string {
  const safe = isSafeName(name) ? name : safeFileName(name, "fichier");
  const dot = safe.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
  let unique = safe;
  for (let count = 2; taken.has(unique.toLowerCase()); count++) {
    const suffix = `-${count}`;
    unique = stem.slice(0, MAX_NAME_LENGTH - suffix.length - extension.length) + suffix + extension;
  }
  taken.add(unique.toLowerCase());
  return unique;
}
