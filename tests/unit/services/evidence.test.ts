import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CaptureRecordSchema, EMPTY_MISSION_DRAFT, utf8 } from "@/utils/core";
import { canonicalJson, sha256OfBytes } from "@/utils/integrity";
import { annotateCapture, eraseCapture, moveCapture, readCapture, recordExport } from "@/utils/services/captures";
import { addFile, createNote } from "@/utils/services/evidence";
import { createMission, editMission } from "@/utils/services/missions";
import { getArtifactBytes, getMission, listCaptures, listMissions } from "@/utils/store";
import { facts, platform, testDependencies } from "./test-dependencies";

async function withNote() {
  const deps = await testDependencies();
  const capture = await createNote(deps, {
    missionId: deps.mission.id,
    kind: "meeting",
    title: "Appel du client",
    text: "Il valide la maquette.",
    datedAt: "2026-02-14T10:00:00.000Z",
    facts,
    platform,
  });
  return { deps, capture };
}

const index = (version: number) => ({ version, frozenAt: "2026-03-01T09:00:00.000Z", exhibits: [] });

describe("sealing", () => {
  it("stores a record that is valid, canonical and hashed in the journal", async () => {
    const { deps, capture } = await withNote();
    const record = v.parse(CaptureRecordSchema, JSON.parse(capture.recordJson ?? ""));
    expect(canonicalJson(record)).toBe(capture.recordJson);
    expect(capture.recordSha256).toBe(await sha256OfBytes(utf8(capture.recordJson ?? "")));
    expect(record).toMatchObject({
      statedDate: "2026-02-14T10:00:00.000Z",
      who: { name: "Camille Martin", role: "not collected" },
      network: { serverIp: "not collected" },
      page: null,
    });
    const [, entry] = await deps.journal.entries();
    expect(entry?.sequence).toBe(record.journal.sequence);
    expect(entry?.previousHash).toBe(record.journal.previousHash);
    expect(entry?.body?.event).toMatchObject({ type: "capture-created", recordSha256: capture.recordSha256 });
  });

  it("keeps the bytes of a file exactly, under a safe name", async () => {
    const deps = await testDependencies();
    const bytes = new Uint8Array([0, 255, 13, 10, 0]);
    const input = {
      missionId: deps.mission.id,
      kind: "invoice",
      title: "",
      note: "",
      datedAt: null,
      facts,
      platform,
    } as const;
    const capture = await addFile(deps, input, "../Facture n° 7.PDF", new Blob([bytes]));
    const [artifact] = capture.artifacts;
    expect(artifact).toMatchObject({ fileName: "Facture-n-7.pdf", sizeBytes: 5, sha256: await sha256OfBytes(bytes) });
    const stored = await getArtifactBytes(deps.db, artifact?.id ?? "");
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
    expect(capture.title).toBe("../Facture n° 7.PDF");
  });

  it("writes nothing into an archived mission", async () => {
    const { deps } = await withNote();
    await editMission(deps, deps.mission.id, { status: "archived" });
    const input = {
      missionId: deps.mission.id,
      kind: "other",
      title: "t",
      text: "t",
      datedAt: "2026-01-01T00:00:00.000Z",
      facts,
      platform,
    } as const;
    await expect(createNote(deps, input)).rejects.toMatchObject({ code: "mission-archived" });
    expect(await listCaptures(deps.db, deps.mission.id)).toHaveLength(1);
  });

  it("stores no half capture when the bytes cannot be read", async () => {
    const deps = await testDependencies();
    const gone = Object.assign(new Blob(["x"]), {
      arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")),
    });
    const input = {
      missionId: deps.mission.id,
      kind: "other",
      title: "t",
      note: "",
      datedAt: null,
      facts,
      platform,
    } as const;
    await expect(addFile(deps, input, "x", gone)).rejects.toThrow();
    expect(await listCaptures(deps.db, deps.mission.id)).toHaveLength(0);
    expect(await deps.db.count("artifactBytes")).toBe(0);
  });
});

describe("later changes", () => {
  it("annotates beside the sealed record", async () => {
    const { deps, capture } = await withNote();
    await annotateCapture(deps, capture.id, { title: "Validation", note: "par téléphone", kind: "validation" });
    const { capture: after, record } = await readCapture(deps, capture.id);
    expect(after).toMatchObject({ title: "Validation", kind: "validation", recordSha256: capture.recordSha256 });
    expect(record?.purpose.title).toBe("Appel du client");
    const events = (await deps.journal.entriesOfCapture(capture.id)).map((entry) => entry.body?.event.type);
    expect(events).toEqual(["capture-created", "capture-annotated"]);
  });

  it("moves between missions and counts in both", async () => {
    const { deps, capture } = await withNote();
    const other = await createMission(deps, { ...EMPTY_MISSION_DRAFT, title: "Autre" });
    await moveCapture(deps, capture.id, other.id);
    const counts = Object.fromEntries(
      (await listMissions(deps.db)).map(({ mission, captureCount }) => [mission.title, captureCount]),
    );
    expect(counts).toEqual({ "Refonte du site": 0, Autre: 1 });
  });

  it("erases bytes, record and texts, keeps hashes, and the journal still verifies", async () => {
    const { deps, capture } = await withNote();
    const tombstone = await eraseCapture(deps, capture.id);
    expect(tombstone).toMatchObject({
      title: "",
      note: "",
      url: null,
      recordJson: null,
      recordSha256: capture.recordSha256,
    });
    expect(await getArtifactBytes(deps.db, capture.artifacts[0]?.id ?? "")).toBeUndefined();
    expect(JSON.stringify(await deps.db.getAll("captures"))).not.toContain("Appel");
    expect(await deps.journal.check()).toMatchObject({ brokenAt: null });
    await expect(eraseCapture(deps, capture.id)).rejects.toMatchObject({ code: "erased" });
    await expect(moveCapture(deps, capture.id, deps.mission.id)).rejects.toMatchObject({ code: "erased" });
  });

  it("holds no personal text in the journal", async () => {
    const { deps, capture } = await withNote();
    await annotateCapture(deps, capture.id, { title: "Madame Dupont", note: "secret", kind: "other" });
    await editMission(deps, deps.mission.id, { client: "Société Durand" });
    expect(JSON.stringify(await deps.journal.entries())).not.toMatch(/Dupont|secret|Durand|Refonte|Appel/);
  });

  it("journals an export", async () => {
    const { deps } = await withNote();
    const volumes = [{ sumsSha256: "0".repeat(64), sizeBytes: 10 }];
    await recordExport(deps, deps.mission.id, 1, volumes, index(1));
    expect((await deps.journal.entries()).at(-1)?.body?.event).toMatchObject({
      type: "dossier-exported",
      exhibits: 1,
      index: { version: 1 },
    });
    // another desk exported meanwhile: its numbers count
    await expect(recordExport(deps, deps.mission.id, 1, volumes, index(1))).rejects.toMatchObject({
      code: "journal-conflict",
    });
    await recordExport(deps, deps.mission.id, 1, volumes, index(2));
    expect(await deps.db.count("exhibitIndexes")).toBe(2);
  });
});

describe("missions", () => {
  it("names the fields that an edit changed", async () => {
    const { deps } = await withNote();
    await editMission(deps, deps.mission.id, { ...EMPTY_MISSION_DRAFT, title: "Refonte du site", client: "ACME" });
    expect((await deps.journal.entries()).at(-1)?.body?.event).toMatchObject({
      type: "mission-edited",
      fields: ["client"],
    });
    expect(await getMission(deps.db, deps.mission.id)).toMatchObject({ client: "ACME", trade: "general" });
  });
});
