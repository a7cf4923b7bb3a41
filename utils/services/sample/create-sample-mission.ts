import type { Platform } from "../../browser";
import { type Mission, type Settings, toUtc } from "../../core";
import type { Dependencies, RecordFacts } from "../dependencies";
import { createMission } from "../missions";
import { type ReadSampleFile, readSample } from "./read-files";
import { sealSampleCapture } from "./seal-sample-capture";

export interface SampleDependencies extends Dependencies {
  readonly facts: () => Promise<RecordFacts>;
  readonly platform: () => Promise<Platform>;
}

export interface SampleSource {
  readonly readFile: ReadSampleFile;
  /** Called after each capture. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Makes the mission to try things out with, and seals its captures as those of this installation: made now, dated as
 * the sample says, marked in each record by the option `sample`. What was sealed before a failure stays.
 * @throws BordereauError `file-unreadable` (with the file's `name`), `storage-full`, `storage-failed`
 */
export async function createSampleMission(deps: SampleDependencies, source: SampleSource): Promise<Mission> {
  const { readFile, onProgress } = source;
  const { mission: draft, captures } = await readSample(readFile);
  const order = { facts: marked(await deps.facts()), platform: await deps.platform(), readFile };
  const mission = await createMission(deps, draft);
  for (const [index, capture] of captures.entries()) {
    await sealSampleCapture(deps, { ...order, missionId: mission.id, startedAt: toUtc(deps.clock()) }, capture);
    onProgress?.({ done: index + 1, total: captures.length });
  }
  return mission;
}

/** Records list the options that a capture was made with; this one says that nothing of it happened. */
function marked(facts: RecordFacts): RecordFacts {
  const settings: Settings & { readonly sample: true } = { ...facts.settings, sample: true };
  return { ...facts, settings };
}
