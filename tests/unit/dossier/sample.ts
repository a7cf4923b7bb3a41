import {
  type Artifact,
  type ArtifactRole,
  annotationHashInput,
  type Capture,
  type CaptureRecord,
  FIRST_NUMBERING,
  type JournalBody,
  type JournalEntry,
  type JournalEvent,
  type Mission,
  missionHashInput,
  NOT_COLLECTED,
  type PageInformation,
  utf8,
} from "../../../utils/core";
import type { DossierInput, MailCheck } from "../../../utils/dossier";
import { canonicalJson, EMPTY_HEAD, nextEntry, sha256OfBytes, sha256OfText } from "../../../utils/integrity";
import { SampleProofs } from "./sample-proofs";

export const SAMPLE_EXPORTED_AT = "2026-03-02T08:00:00.000Z";

/** Ids and salts by counting, so that the same calls give the same dossier. */
export class Sample {
  readonly journal: (JournalEntry & { body: JournalBody })[] = [];
  readonly captures: Capture[] = [];
  readonly bytes = new Map<string, Blob>();
  readonly mailChecks: MailCheck[] = [];
  readonly proofs = new SampleProofs();
  private count = 0;

  constructor(readonly mission: Mission = sampleMission()) {}

  static async create(mission?: Mission): Promise<Sample> {
    const sample = new Sample(mission);
    await sample.log({ type: "journal-created", installationId: sample.id() });
    const missionSha256 = await sha256OfText(canonicalJson(missionHashInput(sample.mission)));
    await sample.log({ type: "mission-created", missionId: sample.mission.id, missionSha256 });
    return sample;
  }

  id(): string {
    this.count++;
    return `00000000-0000-4000-8000-${this.count.toString(16).padStart(12, "0")}`;
  }

  /** One minute after the entry before. */
  async log(event: JournalEvent): Promise<void> {
    const time = new Date(Date.UTC(2026, 2, 1, 9, this.journal.length)).toISOString();
    const salt = (this.journal.length + 1).toString(16).padStart(32, "0");
    this.journal.push(await nextEntry(this.journal.at(-1) ?? EMPTY_HEAD, event, time, salt));
  }

  async capture(choices: SampleCapture = {}): Promise<Capture> {
    const { kind = "page", title = "Page d’accueil", note = "", url = "https://example.com/" } = choices;
    const { missionId = this.mission.id, outcome = "complete", datedAt = null } = choices;
    const captureId = this.id();
    const artifacts: Artifact[] = [];
    for (const file of choices.files ?? [{ name: "page.txt", content: "Bonjour" }])
      artifacts.push(await this.artifact(file));
    const head = this.journal.at(-1) ?? EMPTY_HEAD;
    const journal = { sequence: head.sequence + 1, previousHash: head.hash };
    const time = new Date(Date.UTC(2026, 2, 1, 9, this.journal.length)).toISOString();
    const record = sampleRecord({
      captureId,
      missionId,
      artifacts,
      journal,
      outcome,
      startedAt: time,
      endedAt: time,
      statedDate: datedAt,
      purpose: { kind, title, note, checklistItem: NOT_COLLECTED },
      page: url === null ? null : samplePage(url, title),
    });
    const recordJson = canonicalJson(record);
    const recordSha256 = await sha256OfText(recordJson);
    const hashes = artifacts.map(({ id, sha256, sizeBytes }) => ({ id, sha256, sizeBytes }));
    await this.log({ type: "capture-created", missionId, captureId, recordSha256, artifacts: hashes });
    const capture: Capture = {
      id: captureId,
      missionId: this.mission.id,
      origin: "page",
      outcome,
      kind,
      title,
      note,
      url,
      datedAt: datedAt ?? time,
      capturedAt: time,
      artifacts,
      sizeBytes: artifacts.reduce((sum, artifact) => sum + artifact.sizeBytes, 0),
      recordJson,
      recordSha256,
      journalSequence: journal.sequence,
      erasedAt: null,
    };
    this.captures.push(capture);
    return capture;
  }

  async annotate(capture: Capture, changes: Partial<Pick<Capture, "title" | "note" | "kind">>): Promise<void> {
    const after = { ...capture, ...changes };
    await this.log({
      type: "capture-annotated",
      missionId: this.mission.id,
      captureId: capture.id,
      fields: Object.keys(changes),
      annotationSha256: await sha256OfText(canonicalJson(annotationHashInput(after))),
      previousAnnotationSha256: await sha256OfText(canonicalJson(annotationHashInput(capture))),
    });
    this.captures[this.captures.indexOf(capture)] = after;
  }

  /** Takes a capture that was made in another mission. */
  async moveHere(capture: Capture, fromMissionId: string): Promise<void> {
    await this.log({ type: "capture-moved", captureId: capture.id, missionId: this.mission.id, fromMissionId });
  }

  async erase(capture: Capture): Promise<void> {
    const { id: captureId, recordSha256 } = capture;
    await this.log({ type: "capture-erased", missionId: this.mission.id, captureId, recordSha256 });
    const erasedAt = this.journal.at(-1)?.time ?? "";
    const tombstone = { ...capture, erasedAt, recordJson: null, title: "", note: "", url: null };
    this.captures[this.captures.indexOf(capture)] = tombstone;
  }

  /** Finds something out about the signatures of a capture's e-mail. */
  async checkMail({ id: captureId, artifacts }: Capture, json: string): Promise<void> {
    const artifactId = artifacts.find(({ role }) => role === "mail")?.id ?? "";
    const checkSha256 = await sha256OfText(json);
    await this.log({ type: "mail-checked", missionId: this.mission.id, captureId, artifactId, checkSha256 });
    this.mailChecks.push({ artifactId, json });
  }

  async input(changes: Partial<DossierInput> = {}): Promise<DossierInput> {
    const proof = changes.proof ?? (await this.proofs.of(this));
    return {
      proof,
      mission: this.mission,
      tradeName: { fr: "Technique et développement", en: "Tech and development" },
      captures: this.captures,
      mailChecks: this.mailChecks,
      journal: this.journal,
      numbering: FIRST_NUMBERING,
      copies: new Map(),
      documents: [],
      exportedAt: SAMPLE_EXPORTED_AT,
      softwareVersion: "0.1.0",
      softwareRevision: "0123456789ab",
      ...changes,
    };
  }

  readonly readArtifact = async (id: string): Promise<Blob> => {
    const blob = this.bytes.get(id);
    if (!blob) throw new Error(`no bytes of ${id}`);
    return blob;
  };

  private async artifact({ name, content, role = "file" }: SampleFile): Promise<Artifact> {
    const bytes = typeof content === "string" ? utf8(content) : content;
    const id = this.id();
    this.bytes.set(id, new Blob([bytes]));
    const sha256 = await sha256OfBytes(bytes);
    return { id, role, mediaType: "application/octet-stream", fileName: name, sizeBytes: bytes.byteLength, sha256 };
  }
}

/** Where nothing is said: a page that was captured now, in this mission. */
export interface SampleCapture
  extends Partial<Pick<Capture, "kind" | "title" | "note" | "url" | "missionId" | "outcome">> {
  /** The date that the user gave. */
  readonly datedAt?: string;
  readonly files?: readonly SampleFile[];
}

export interface SampleFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly role?: ArtifactRole;
}

export function sampleMission(changes: Partial<Mission> = {}): Mission {
  return {
    id: "11111111-1111-4111-8111-111111111111",
    title: "Refonte du site Été & Cie",
    client: "Été & Cie SARL",
    reference: "DEV-2026-014",
    trade: "tech",
    startDate: "2026-01-05",
    endDate: null,
    amountCents: 1_234_500,
    currency: "EUR",
    parties: [
      { role: "provider", name: "Camille Durand", details: "SIREN 123 456 789" },
      { role: "client", name: "Été & Cie SARL", details: "12 rue des Lilas, 75011 Paris" },
    ],
    description: "Conception et développement du nouveau site.\nRecette en mars.",
    status: "active",
    createdAt: "2026-01-05T08:00:00.000Z",
    updatedAt: "2026-01-05T08:00:00.000Z",
    lastUsedAt: "2026-03-01T09:00:00.000Z",
    ...changes,
  };
}

function samplePage(finalUrl: string, title: string): PageInformation {
  return {
    requestedUrl: NOT_COLLECTED,
    finalUrl,
    redirects: NOT_COLLECTED,
    title,
    referrer: NOT_COLLECTED,
    language: "fr",
    characterSet: "UTF-8",
    contentType: "text/html",
    lastModified: NOT_COLLECTED,
    readyState: "complete",
    pageSize: { width: 1280, height: 2400 },
    scrollPosition: { x: 0, y: 0 },
    frames: 0,
    mutationsDuringCapture: 0,
  };
}

export function sampleRecord(
  changes: Partial<CaptureRecord> & Pick<CaptureRecord, "captureId" | "missionId" | "journal">,
): CaptureRecord {
  return {
    format: "bordereau-record",
    version: 1,
    origin: "page",
    outcome: "complete",
    trigger: "popup",
    startedAt: "2026-03-01T09:00:00.000Z",
    endedAt: "2026-03-01T09:00:01.000Z",
    localOffsetMinutes: 60,
    timeZone: "Europe/Paris",
    clock: { offsetMs: NOT_COLLECTED, source: NOT_COLLECTED },
    statedDate: null,
    who: { name: "Camille Durand", role: NOT_COLLECTED },
    purpose: { kind: "page", title: "Page d’accueil", note: "", checklistItem: NOT_COLLECTED },
    page: null,
    context: null,
    environment: {
      operatingSystem: "linux",
      architecture: NOT_COLLECTED,
      browser: "Chromium",
      browserVersion: "156",
      userAgent: NOT_COLLECTED,
      languages: ["fr"],
      viewport: { width: 1280, height: 800 },
      devicePixelRatio: 1,
      zoom: 1,
      screen: NOT_COLLECTED,
      privateWindow: false,
      cookiesEnabled: true,
      freshReload: false,
      account: NOT_COLLECTED,
    },
    network: {
      httpStatus: NOT_COLLECTED,
      headers: NOT_COLLECTED,
      serverIp: NOT_COLLECTED,
      tlsCertificate: NOT_COLLECTED,
      publicIp: NOT_COLLECTED,
    },
    software: { name: "Bordereau", version: "0.1.0", revision: "0123456789ab", options: {} },
    steps: [],
    missing: [],
    artifacts: [],
    ...changes,
  };
}
