import type { CapturedFile } from "../capture";
import {
  type Artifact,
  BordereauError,
  type Capture,
  type CaptureRecord,
  describeThrown,
  localOffsetMinutes,
  NOT_COLLECTED,
  type Settings,
  toUtc,
  utf8,
} from "../core";
import { canonicalJson, sha256OfBlob, sha256OfBytes } from "../integrity";
import { addCapture, CAPTURE_STORES, packBytes, type StoredBytes } from "../store";
import type { Dependencies, RecordFacts } from "./dependencies";
import { authorityClock } from "./proof/authority-clock";

/** What the maker of a capture knows; the rest of the record is filled in when it is sealed. */
export type RecordDraft = Omit<
  CaptureRecord,
  "format" | "version" | "journal" | "artifacts" | "endedAt" | "localOffsetMinutes" | "clock" | "network" | "software"
> &
  // known of a page that was reloaded for the capture
  Partial<Pick<CaptureRecord, "clock" | "network">>;

export interface SealInput {
  readonly draft: RecordDraft;
  readonly files: readonly CapturedFile[];
  readonly thumbnail: Blob | null;
  readonly facts: RecordFacts;
  /** The attempt whose trace goes in the same transaction; null where there is none. */
  readonly attemptId: string | null;
}

const UNKNOWN_CLOCK: CaptureRecord["clock"] = { offsetMs: NOT_COLLECTED, source: NOT_COLLECTED };
const UNKNOWN_NETWORK: CaptureRecord["network"] = {
  httpStatus: NOT_COLLECTED,
  headers: NOT_COLLECTED,
  serverIp: NOT_COLLECTED,
  tlsCertificate: NOT_COLLECTED,
  publicIp: NOT_COLLECTED,
};

/**
 * Hashes the files, completes the record and writes capture, bytes and journal entry in one transaction, or nothing.
 * @throws BordereauError `storage-full`, `storage-failed`, `file-unreadable`
 */
export async function sealCapture(deps: Dependencies, input: SealInput): Promise<Capture> {
  const { draft, facts } = input;
  const bytes = new Map<string, StoredBytes>();
  const artifacts: Artifact[] = [];
  for (const { role, fileName, mediaType, blob } of input.files) {
    const id = deps.randomId();
    artifacts.push({ id, role, fileName, mediaType, sizeBytes: blob.size, sha256: await hash(blob) });
    bytes.set(id, await packBytes(blob, mediaType));
  }
  const ended = deps.clock();
  const authority = await authorityClock(deps);
  const capture = await deps.journal.commit(CAPTURE_STORES, async (head) => {
    const record: CaptureRecord = {
      format: "bordereau-record",
      version: 1,
      ...draft,
      journal: { sequence: head.sequence + 1, previousHash: head.hash },
      endedAt: toUtc(ended),
      localOffsetMinutes: localOffsetMinutes(ended),
      clock: { ...(draft.clock ?? UNKNOWN_CLOCK), ...(authority && { authority }) },
      network: draft.network ?? UNKNOWN_NETWORK,
      software: { ...facts.software, options: captureOptions(facts.settings) },
      artifacts,
    };
    const recordJson = canonicalJson(record);
    const recordSha256 = await sha256OfBytes(utf8(recordJson));
    const sealed: Capture = {
      id: draft.captureId,
      missionId: draft.missionId,
      origin: draft.origin,
      outcome: draft.outcome,
      kind: draft.purpose.kind,
      title: draft.purpose.title,
      note: draft.purpose.note,
      url: draft.page?.finalUrl ?? null,
      datedAt: draft.statedDate ?? draft.startedAt,
      capturedAt: draft.startedAt,
      artifacts,
      sizeBytes: artifacts.reduce((sum, artifact) => sum + artifact.sizeBytes, recordJson.length),
      recordJson,
      recordSha256,
      journalSequence: head.sequence + 1,
      erasedAt: null,
    };
    return {
      event: {
        type: "capture-created",
        missionId: draft.missionId,
        captureId: draft.captureId,
        recordSha256,
        artifacts: artifacts.map(({ id, sha256, sizeBytes }) => ({ id, sha256, sizeBytes })),
      },
      write: async (transaction) => {
        await addCapture(transaction, sealed, { artifacts: bytes, thumbnail: input.thumbnail });
        const missions = transaction.objectStore("missions");
        const mission = await missions.get(draft.missionId);
        // the mission may have been removed while the page was captured: then nothing is written
        if (!mission) throw new BordereauError("not-found", { detail: `mission ${draft.missionId}` });
        await missions.put({ ...mission, lastUsedAt: toUtc(ended) });
        if (input.attemptId) await transaction.objectStore("attempts").delete(input.attemptId);
      },
      result: sealed,
    };
  });
  deps.onChange();
  return capture;
}

/** Settings that bear on a capture; which sites and authorities the user chose does not. */
function captureOptions({
  mailButtonSites: _sites,
  timestampAuthorities: _presets,
  ownAuthorities: _authorities,
  ownRoots: _roots,
  openTimestampsCalendars: _calendars,
  ...settings
}: Settings): CaptureRecord["software"]["options"] {
  return settings;
}

async function hash(blob: Blob): Promise<string> {
  try {
    return await sha256OfBlob(blob);
  } catch (cause) {
    throw new BordereauError("file-unreadable", { cause, detail: describeThrown(cause) });
  }
}
