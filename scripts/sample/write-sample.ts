import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { artifactBytes, request } from "../../tests/e2e/support/background.ts";
import type { Artifact, Capture, CaptureRecord, MissionDraft } from "../../utils/core/index.ts";
import type { Sample, SampleCapture } from "../../utils/services/sample/index.ts";
import type { PageHandle } from "../driver/index.ts";

/** Title, note and date of a capture, as the sample has them. */
export type SampleTexts = Pick<SampleCapture, "title" | "note" | "datedAt">;

/** Said in the note of every capture of the sample. */
const MARK = "Donnée d’exemple.";

/** Writes what the store holds of the captures, oldest evidence first: `sample.json` and a file for each artifact. */
export async function writeSample(
  desk: PageHandle,
  folder: string,
  mission: MissionDraft,
  texts: ReadonlyMap<string, SampleTexts>,
): Promise<{ readonly files: number; readonly sizeBytes: number }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ordered = [...texts].toSorted(([, one], [, other]) => one.datedAt.localeCompare(other.datedAt));
  const captures: SampleCapture[] = [];
  /** What two artifacts have in common is shipped once. */
  const written = new Map<string, string>();
  let sizeBytes = 0;
  for (const [index, [captureId, own]] of ordered.entries()) {
    const { capture, record } = await request(desk, "captures.get", { captureId });
    const artifacts = [];
    for (const artifact of capture.artifacts.filter(isShipped)) {
      const { id, ...described } = artifact;
      const name = `${String(index + 1).padStart(2, "0")}-${artifact.fileName.toLowerCase()}`;
      const file = written.get(artifact.sha256) ?? name;
      if (!written.has(artifact.sha256)) {
        const bytes = await artifactBytes(desk, id);
        writeFileSync(join(folder, file), bytes);
        written.set(artifact.sha256, file);
        sizeBytes += bytes.length;
      }
      artifacts.push({ ...described, file });
    }
    captures.push({ ...describe(capture, record, own), artifacts });
  }
  const sample: Sample = { format: "bordereau-sample", version: 1, mission, captures };
  const json = `${JSON.stringify(sample, null, 2)}\n`;
  writeFileSync(join(folder, "sample.json"), json);
  return { files: written.size + 1, sizeBytes: sizeBytes + Buffer.byteLength(json) };
}

/** Text and attachments of a message are read from its original again when the sample is loaded. */
function isShipped({ role, fileName }: Artifact): boolean {
  if (extname(fileName) === "") throw new Error(`${fileName} has no extension`);
  return role !== "mail-text" && role !== "mail-attachment";
}

function describe(
  capture: Capture,
  record: CaptureRecord | null,
  { title, note, datedAt }: SampleTexts,
): Omit<SampleCapture, "artifacts"> {
  const { origin, outcome, kind, url } = capture;
  const marked = note === "" ? MARK : `${MARK} ${note}`;
  const described = { origin, outcome, kind, title: title || capture.title, note: marked, datedAt, url };
  if (origin !== "page" || record === null) return { ...described, facts: null };
  const { page, environment, snapshot, fidelity, missing } = record;
  const facts = { page, environment, missing, ...(snapshot && { snapshot }), ...(fidelity && { fidelity }) };
  return { ...described, facts };
}
