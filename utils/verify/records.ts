import { type CaptureRecord, CaptureRecordSchema, type Manifest, type ManifestExhibit } from "../core";
import { parseCanonical } from "./json-file";
import type { Check } from "./report";

/** What of a record is compared with the journal. */
export interface RecordFacts {
  readonly missionId: string;
  readonly sequence: number;
  readonly previousHash: string;
  /** The exhibit's title, note and kind are still the sealed ones. */
  readonly asSealed: boolean;
}

/** Checks sealed records as their bytes come by; remembers only `RecordFacts`. */
export class RecordReader {
  readonly facts = new Map<string, RecordFacts>();
  private readonly exhibits: ReadonlyMap<string, ManifestExhibit>;

  constructor(
    manifest: Manifest,
    private readonly check: Check,
  ) {
    this.exhibits = new Map(manifest.exhibits.map((exhibit) => [exhibit.record.path, exhibit]));
  }

  /** @param bytes of a file whose hash is as listed */
  accept(path: string, bytes: Uint8Array): void {
    const exhibit = this.exhibits.get(path);
    if (!exhibit) return;
    this.check.ran();
    const parsed = parseCanonical(bytes, CaptureRecordSchema);
    if (!("value" in parsed)) {
      this.check.fail(parsed.reason, parsed.detail, { path });
      return;
    }
    const record = parsed.value;
    for (const problem of contradictions(exhibit, record)) this.check.fail("contradiction", problem, { path });
    const { sequence, previousHash } = record.journal;
    const asSealed = (["kind", "note", "title"] as const).every((field) => record.purpose[field] === exhibit[field]);
    this.facts.set(exhibit.captureId, { missionId: record.missionId, sequence, previousHash, asSealed });
  }

  /** Names the records that never came. */
  finish(): void {
    for (const exhibit of this.exhibits.values()) {
      if (this.facts.has(exhibit.captureId)) continue;
      this.check.impossible("the record is missing, too large or not as listed", { path: exhibit.record.path });
    }
  }
}

function contradictions(exhibit: ManifestExhibit, record: CaptureRecord): string[] {
  const problems: string[] = [];
  if (record.captureId !== exhibit.captureId) problems.push("captureId is not that of the exhibit");
  const sealed = {
    outcome: record.outcome,
    url: record.page?.finalUrl ?? null,
    datedAt: record.statedDate ?? record.startedAt,
    capturedAt: record.startedAt,
  };
  for (const field of ["outcome", "url", "datedAt", "capturedAt"] as const) {
    if (sealed[field] !== exhibit[field]) problems.push(`the exhibit's ${field} is not the sealed one`);
  }
  const files = new Map(record.artifacts.map((artifact) => [artifact.id, artifact]));
  if (files.size !== exhibit.artifacts.length) problems.push("lists other files than the exhibit has");
  for (const artifact of exhibit.artifacts) {
    const same = files.get(artifact.id);
    const fields = ["sha256", "sizeBytes", "role", "mediaType"] as const;
    if (!same) problems.push(`does not list ${artifact.path}`);
    else if (fields.some((field) => same[field] !== artifact[field]))
      problems.push(`describes ${artifact.path} differently`);
  }
  return problems;
}
