import { BordereauError, DOSSIER_FILES, EXHIBITS_FOLDER } from "../core";
import { assembleVolumes, type VolumePlan } from "./assemble";
import { textEntry } from "./entry";
import { numberExhibits } from "./exhibits";
import type { DossierInput } from "./input";
import { journalLines } from "./journal-lines";
import type { DossierContents } from "./layout";
import { manifestBase } from "./manifest";
import { proofFiles } from "./proof/proof-files";
import { clampLimits, packVolumes, type Reserve, type VolumeLimits } from "./volumes";
import { zipSizeBytes } from "./zip-size";

export interface DossierPlan {
  readonly volumes: readonly VolumePlan[];
  readonly exhibits: number;
  /** All zips together. */
  readonly totalBytes: number;
}

/** Rounds of growing the room kept for the documents, whose size depends a little on the split itself. */
const MAX_ROUNDS = 10;

/** Kept free on top of what is known to be needed, so that few rounds are. Bytes. */
const SLACK_BYTES = 2_048;

/** More than the short cover of the volumes after the first takes. Bytes. */
const SHORT_COVER_BYTES = 12_288;

/** A link into another volume, in the index. Bytes. */
const LINK_BYTES = 100;

/**
 * Everything about a dossier but the artifacts' bytes: each file with its path, size and hash, spread over as
 * many volumes as the limits ask for. Pure: the same input gives the same plan, byte by byte.
 * @throws BordereauError `dossier-empty`; `export-failed` if one file, or the documents, exceed a volume
 */
export async function planDossier(input: DossierInput, limits: VolumeLimits): Promise<DossierPlan> {
  const contents = await dossierContents(input);
  const allowed = clampLimits(limits);
  const exhibitFiles = contents.exhibits.flatMap((exhibit) => exhibit.files);
  const [single] = await assembleVolumes(contents, [exhibitFiles]);
  if (single && excessBytes([single], allowed) === 0 && single.entries.length <= allowed.maxEntries) {
    return dossierPlan([single], contents);
  }
  let reserve = initialReserve(single, exhibitFiles.length);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (Math.max(reserve.first.bytes, reserve.other.bytes) >= allowed.maxVolumeBytes) break;
    const volumes = await assembleVolumes(contents, packVolumes(contents.exhibits, allowed, reserve));
    const firstExcess = excessBytes(volumes.slice(0, 1), allowed);
    const otherExcess = excessBytes(volumes.slice(1), allowed);
    if (firstExcess === 0 && otherExcess === 0) return dossierPlan(volumes, contents);
    reserve = { first: grown(reserve.first, firstExcess), other: grown(reserve.other, otherExcess) };
  }
  throw new BordereauError("export-failed", {
    params: { maxVolumeBytes: allowed.maxVolumeBytes },
    detail: `index, journal and manifest do not fit into volumes of ${allowed.maxVolumeBytes} bytes`,
  });
}

async function dossierContents(input: DossierInput): Promise<DossierContents> {
  const numbered = await numberExhibits(input.captures, input.mailChecks, input);
  if (numbered.length === 0) throw new BordereauError("dossier-empty");
  const { files, exhibits } = await proofFiles(input, numbered);
  const captureIds = new Set(input.captures.map((capture) => capture.id));
  const journal = journalLines(input.journal, input.mission.id, captureIds);
  return {
    exhibits,
    base: await manifestBase(input, exhibits, files.manifest),
    tradeName: input.tradeName,
    journal: await textEntry(DOSSIER_FILES.journal, journal),
    proofs: files.entries,
    documents: input.documents,
    sign: input.proof.sign,
  };
}

function dossierPlan(volumes: readonly VolumePlan[], contents: DossierContents): DossierPlan {
  const totalBytes = volumes.reduce((sum, volume) => sum + volume.sizeBytes, 0);
  return { volumes, exhibits: contents.exhibits.length, totalBytes };
}

function excessBytes(volumes: readonly VolumePlan[], limits: VolumeLimits): number {
  return volumes.reduce((excess, volume) => Math.max(excess, volume.sizeBytes - limits.maxVolumeBytes), 0);
}

function grown(reserve: Reserve, excess: number): Reserve {
  return excess === 0 ? reserve : { ...reserve, bytes: reserve.bytes + excess + SLACK_BYTES };
}

/** What documents and manifest take, as far as the dossier in one piece tells. */
function initialReserve(single: VolumePlan | undefined, exhibitFiles: number): { first: Reserve; other: Reserve } {
  // packVolumes counts each file's line of SHA256SUMS with the file
  const documents = (single?.entries ?? []).filter(
    ({ path }) => !path.startsWith(`${EXHIBITS_FOLDER}/`) && path !== DOSSIER_FILES.sums,
  );
  const manifest = documents.filter(
    ({ path }) => path === DOSSIER_FILES.manifest || path === DOSSIER_FILES.manifestSignature,
  );
  return {
    first: { bytes: zipSizeBytes(documents) + LINK_BYTES * exhibitFiles + SLACK_BYTES, entries: documents.length + 1 },
    // cover, manifest, its signature and SHA256SUMS
    other: { bytes: zipSizeBytes(manifest) + SHORT_COVER_BYTES + SLACK_BYTES, entries: 4 },
  };
}
