import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { DOSSIER_FILES, ManifestSchema, parseSums } from "../../../utils/core";
import { type DossierPlan, planDossier } from "../../../utils/dossier";
import { canonicalJson, sha256OfText } from "../../../utils/integrity";
import { Sample, sampleMission } from "./sample";
import { ONE_VOLUME, planText } from "./zip";

function manifestOf(plan: DossierPlan, volume = 0) {
  return v.parse(ManifestSchema, JSON.parse(planText(plan.volumes[volume], DOSSIER_FILES.manifest)));
}

const FAR = 20;

describe("planDossier", () => {
  let sample: Sample;
  beforeAll(async () => {
    sample = await Sample.create();
    for (let index = 0; index < FAR; index++) {
      await sample.capture({
        title: `Livrable ${index}`,
        files: [
          { name: "a.bin", content: new Uint8Array(10_000) },
          { name: "b.txt", content: "b" },
        ],
      });
    }
    await sample.erase(await sample.capture({ title: "secret" }));
  });

  it("fills one volume with everything that the format asks for", async () => {
    const plan = await planDossier(await sample.input(), ONE_VOLUME);
    expect(plan).toMatchObject({ exhibits: FAR });
    expect(plan.volumes.map(({ fileName }) => fileName)).toEqual(["dossier-refonte-du-site-ete-cie-2026-03-02.zip"]);
    const [volume] = plan.volumes;
    const paths = volume?.entries.map(({ path }) => path) ?? [];
    // no documents were made for this one
    const { indexPdf: _pdf, indexDocx: _docx, report: _report, ...always } = DOSSIER_FILES;
    expect(paths.filter((path) => !path.includes("/")).sort()).toEqual(Object.values(always).sort());
    expect(paths).toContain("pieces/piece-020-livrable-19/record.json");
    expect(volume?.sumsSha256).toBe(await sha256OfText(planText(volume, DOSSIER_FILES.sums)));
  });

  it("lists every file but itself in SHA256SUMS, and every file but lists and signature in the manifest", async () => {
    const [volume] = (await planDossier(await sample.input(), ONE_VOLUME)).volumes;
    const sums = parseSums(planText(volume, DOSSIER_FILES.sums));
    const expected = new Map(volume?.entries.map(({ path, sha256 }) => [path, sha256]));
    expected.delete(DOSSIER_FILES.sums);
    expect(sums).toEqual(new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))));
    const manifest = v.parse(ManifestSchema, JSON.parse(planText(volume, DOSSIER_FILES.manifest)));
    expected.delete(DOSSIER_FILES.manifest);
    expected.delete(DOSSIER_FILES.manifestSignature);
    expect(new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(expected);
  });

  it("writes the manifest in canonical JSON, with the tombstone and nothing else of what was erased", async () => {
    const [volume] = (await planDossier(await sample.input(), ONE_VOLUME)).volumes;
    const text = planText(volume, DOSSIER_FILES.manifest);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    const erased = sample.captures.find((capture) => capture.erasedAt !== null);
    expect(JSON.parse(text).erased).toEqual([
      {
        captureId: erased?.id,
        recordSha256: erased?.recordSha256,
        erasedAt: erased?.erasedAt,
        artifacts: erased?.artifacts.map(({ id, sha256, sizeBytes }) => ({ id, sha256, sizeBytes })),
      },
    ]);
  });

  it("takes the erased files' hashes from the journal if the tombstone forgot them", async () => {
    const captures = sample.captures.map((capture) =>
      capture.erasedAt === null ? capture : { ...capture, artifacts: [] },
    );
    const manifest = manifestOf(await planDossier(await sample.input({ captures }), ONE_VOLUME));
    expect(manifest.erased[0]?.artifacts).toHaveLength(1);
  });

  it("refuses an empty dossier", async () => {
    await expect(planDossier(await sample.input({ captures: [] }), ONE_VOLUME)).rejects.toMatchObject({
      code: "dossier-empty",
    });
    const captures = sample.captures.filter((capture) => capture.erasedAt !== null);
    await expect(planDossier(await sample.input({ captures }), ONE_VOLUME)).rejects.toMatchObject({
      code: "dossier-empty",
    });
  });

  it("splits before the limit and keeps folders together", async () => {
    const limits = { maxVolumeBytes: 130_000, maxEntries: 60_000 };
    const plan = await planDossier(await sample.input(), limits);
    expect(plan.volumes.length).toBeGreaterThan(2);
    const folders = plan.volumes.map(
      ({ entries }) => new Set(entries.flatMap(({ path }) => path.match(/^pieces\/[^/]+/) ?? [])),
    );
    for (const [index, volume] of plan.volumes.entries()) {
      expect(volume.sizeBytes).toBeLessThanOrEqual(limits.maxVolumeBytes);
      expect(volume.fileName).toBe(
        `dossier-refonte-du-site-ete-cie-2026-03-02-${index + 1}sur${plan.volumes.length}.zip`,
      );
      expect(manifestOf(plan, index).volume).toEqual({ number: index + 1, count: plan.volumes.length });
    }
    const all = folders.flatMap((set) => [...set]);
    expect(all).toHaveLength(FAR);
    expect(new Set(all).size).toBe(FAR);
    const { volume: _, ...first } = manifestOf(plan, 0);
    const { volume: __, ...second } = manifestOf(plan, 1);
    expect(second).toEqual(first);
    expect(planText(plan.volumes[1], DOSSIER_FILES.cover)).toContain("volume");
    expect(planText(plan.volumes[0], DOSSIER_FILES.index)).toContain(
      `href="../${plan.volumes[1]?.fileName.replace(".zip", "")}/pieces/`,
    );
  });

  it("keeps to the number of entries", async () => {
    const plan = await planDossier(await sample.input(), { maxVolumeBytes: 1_900_000_000, maxEntries: 26 });
    for (const { entries } of plan.volumes) expect(entries.length).toBeLessThanOrEqual(26);
    expect(plan.volumes.length).toBeGreaterThan(1);
  });

  it("splits a folder only if it exceeds a volume by itself", async () => {
    const large = await Sample.create();
    await large.capture({ title: "petit" });
    await large.capture({
      title: "grand",
      files: Array.from({ length: 8 }, (_, index) => ({ name: `f${index}.bin`, content: new Uint8Array(60_000) })),
    });
    await large.capture({ title: "dernier" });
    const plan = await planDossier(await large.input(), { maxVolumeBytes: 200_000, maxEntries: 60_000 });
    const volumesOf = (folder: string) =>
      plan.volumes.flatMap(({ entries }, index) =>
        entries.some(({ path }) => path.startsWith(folder)) ? [index] : [],
      );
    expect(volumesOf("pieces/piece-001").length).toBe(1);
    expect(volumesOf("pieces/piece-002").length).toBeGreaterThan(2);
    expect(volumesOf("pieces/piece-003").length).toBe(1);
  });

  it("names the file that no volume can hold", async () => {
    const large = await Sample.create();
    await large.capture({ files: [{ name: "video.mp4", content: new Uint8Array(300_000) }] });
    const planning = planDossier(await large.input(), { maxVolumeBytes: 200_000, maxEntries: 60_000 });
    await expect(planning).rejects.toMatchObject({
      code: "export-failed",
      params: { path: "pieces/piece-001-page-d-accueil/video.mp4", sizeBytes: 300_000, maxVolumeBytes: 200_000 },
    });
  });

  it("says so if the index alone is too large", async () => {
    const planning = planDossier(await sample.input(), { maxVolumeBytes: 20_000, maxEntries: 60_000 });
    await expect(planning).rejects.toMatchObject({ code: "export-failed", params: { maxVolumeBytes: 20_000 } });
  });

  it("never exceeds 2 GiB or 60,000 entries, whatever is asked", async () => {
    const huge = await Sample.create();
    const capture = await huge.capture();
    const [artifact] = capture.artifacts;
    if (!artifact) throw new Error("no artifact");
    huge.captures[0] = { ...capture, artifacts: [{ ...artifact, sizeBytes: 2 ** 31 - 1000 }] };
    const planning = planDossier(await huge.input(), { maxVolumeBytes: 5e9, maxEntries: 1e6 });
    await expect(planning).rejects.toMatchObject({ code: "export-failed", params: { maxVolumeBytes: 2 ** 31 - 1 } });
  });

  it("keeps zip names within 80 safe characters", async () => {
    const titled = await Sample.create(sampleMission({ title: "Élaboration ".repeat(80) }));
    for (let index = 0; index < 12; index++)
      await titled.capture({ files: [{ name: "a", content: new Uint8Array(50_000) }] });
    for (const limits of [ONE_VOLUME, { maxVolumeBytes: 200_000, maxEntries: 60_000 }]) {
      for (const { fileName } of (await planDossier(await titled.input(), limits)).volumes) {
        expect(fileName).toMatch(/^dossier-[a-z0-9-]+-2026-03-02(-\d+sur\d+)?\.zip$/);
        expect(fileName.length).toBeLessThanOrEqual(80);
      }
    }
  });

  it("takes 2,000 captures of 10 files in a few seconds", async () => {
    const many = await Sample.create();
    const template = await many.capture({
      files: Array.from({ length: 10 }, (_, index) => ({ name: `f${index}.txt`, content: "x" })),
    });
    const captures = Array.from({ length: 2_000 }, () => ({ ...template, id: many.id() }));
    const started = performance.now();
    const plan = await planDossier(await many.input({ captures }), ONE_VOLUME);
    expect(plan.volumes[0]?.entries).toHaveLength(14 + 2_000 * 12);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 30_000);
});
