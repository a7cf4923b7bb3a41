import { beforeEach, describe, expect, it } from "vitest";
import { DOSSIER_FILES, type Mission, utf8 } from "../../../utils/core";
import { canonicalJson, sha256OfText } from "../../../utils/integrity";
import { CHECK_IDS, type CheckId, verifyDossier } from "../../../utils/verify";
import { exportSample, ONE_VOLUME } from "../dossier/zip";
import {
  type Files,
  failed,
  findings,
  first,
  forge,
  outcome,
  pack,
  readJson,
  reseal,
  richDossier,
  richSample,
  unpack,
  verifyFiles,
  writeJson,
} from "./dossiers";

const CONTRACT = "pieces/piece-001-contrat/contrat.pdf";
const CONTRACT_RECORD = "pieces/piece-001-contrat/record.json";
const INVOICE = "pieces/piece-003-facture/facture.pdf";
const { manifest: MANIFEST, sums: SUMS, journal: JOURNAL } = DOSSIER_FILES;

describe("verifyDossier", () => {
  let files: Files;
  beforeEach(async () => {
    files = await unpack(first(await richDossier()).blob);
  });

  const journalEntries = () =>
    new TextDecoder()
      .decode(files.get(JOURNAL))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const setJournal = (entries: readonly unknown[]) =>
    forge(files, JOURNAL, utf8(entries.map((entry) => `${canonicalJson(entry)}\n`).join("")));
  async function changeManifest(change: (manifest: ReturnType<typeof readJson>) => void): Promise<void> {
    const manifest = readJson(files, MANIFEST);
    change(manifest);
    writeJson(files, MANIFEST, manifest);
    await reseal(files);
  }

  it("passes an untouched dossier, every check", async () => {
    const report = await verifyDossier(await richDossier());
    const unasked = new Set<CheckId>(["timestamps", "opentimestamps"]);
    expect(report.checks.map(({ id, outcome }) => [id, outcome])).toEqual(
      CHECK_IDS.map((id) => [id, unasked.has(id) ? "not-possible" : "passed"]),
    );
    expect(report).toMatchObject({
      verdict: "passed",
      dossier: { title: "Refonte du site Été & Cie", exhibits: 3, exportedAt: "2026-03-02T08:00:00.000Z" },
      witnesses: { signature: { name: "Bordereau sample" }, authorities: [] },
    });
    expect(report.witnesses?.exhibits.map(({ existedBy }) => existedBy)).toEqual([null, null, null]);
    expect((await verifyFiles(files)).verdict).toBe("passed");
  });

  describe("files", () => {
    it("names a file of which one byte changed", async () => {
      files.set(CONTRACT, utf8("Contrat"));
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["hashes-match"]);
      expect(findings(report, "hashes-match")).toEqual([`hash-differs ${CONTRACT}`]);
    });

    it("names a file that was shortened, and both that were swapped", async () => {
      files.set(CONTRACT, utf8("contra"));
      expect(findings(await verifyFiles(files), "hashes-match")).toEqual([
        `size-differs ${CONTRACT}`,
        `hash-differs ${CONTRACT}`,
      ]);
      files.set(CONTRACT, utf8("facture"));
      files.set(INVOICE, utf8("contrat"));
      expect(findings(await verifyFiles(files), "hashes-match")).toEqual([
        `hash-differs ${CONTRACT}`,
        `hash-differs ${INVOICE}`,
      ]);
    });

    it("names a removed file", async () => {
      files.delete(CONTRACT);
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["files-complete"]);
      expect(findings(report, "files-complete")).toEqual([`missing ${CONTRACT}`]);
    });

    it("names a removed record, and says what it could not check for it", async () => {
      files.delete(CONTRACT_RECORD);
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["files-complete"]);
      expect(outcome(report, "records-valid")).toBe("not-possible");
      expect(outcome(report, "journal-matches-exhibits")).toBe("not-possible");
    });

    it("names an added file", async () => {
      files.set("pieces/piece-001-contrat/avenant.pdf", utf8("new"));
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["nothing-added"]);
      expect(findings(report, "nothing-added")).toEqual(["added pieces/piece-001-contrat/avenant.pdf"]);
    });

    it("names an added file that SHA256SUMS lists", async () => {
      files.set("avenant.pdf", utf8("new"));
      await reseal(files);
      const report = await verifyFiles(files);
      expect(findings(report, "manifest-matches-sums")).toEqual(["contradiction avenant.pdf"]);
    });

    it("names a changed file that SHA256SUMS was adapted to", async () => {
      files.set(CONTRACT, utf8("Contrat"));
      await reseal(files);
      const report = await verifyFiles(files);
      expect(findings(report, "manifest-matches-sums")).toEqual([`contradiction ${CONTRACT}`]);
      expect(outcome(report, "hashes-match")).toBe("passed");
    });

    it("finds a file that all lists were adapted to in record and journal", async () => {
      await forge(files, CONTRACT, utf8("Contrat"));
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["records-valid", "journal-matches-exhibits"]);
      expect(findings(report, "records-valid")).toEqual([`contradiction ${CONTRACT_RECORD}`]);
    });
  });

  describe("SHA256SUMS", () => {
    it("must be there", async () => {
      files.delete(SUMS);
      const report = await verifyFiles(files);
      expect(failed(report)).toContain("sums-present");
      expect(outcome(report, "files-complete")).toBe("failed");
      expect(outcome(report, "manifest-matches-sums")).toBe("not-possible");
      expect(report.verdict).toBe("failed");
    });

    it.each([
      ["is not sorted", (text: string) => text.split("\n").slice(0, -1).reverse().join("\n") + "\n"],
      ["is empty", () => ""],
      ["names the same file twice", (text: string) => text + text],
      ["lists a path outside", (text: string) => `${"0".repeat(64)}  ../x\n${text}`],
      ["is in UTF-16", () => "\uFEFFa"],
    ])("must not be one that %s", async (_, change) => {
      files.set(SUMS, utf8(change(new TextDecoder().decode(files.get(SUMS)))));
      expect(failed(await verifyFiles(files))).toContain("sums-present");
    });
  });

  describe("manifest", () => {
    it("must be there, and nothing that needs it passes without", async () => {
      files.delete(MANIFEST);
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["manifest-valid", "files-complete"]);
      for (const id of [
        "volumes-complete",
        "manifest-matches-sums",
        "records-valid",
        "journal-matches-exhibits",
      ] as const) {
        expect(outcome(report, id)).toBe("not-possible");
      }
      expect(report.dossier).toBeNull();
    });

    it("must be canonical", async () => {
      files.set(MANIFEST, utf8(JSON.stringify(readJson(files, MANIFEST), null, 1)));
      await reseal(files);
      expect(findings(await verifyFiles(files), "manifest-valid")).toEqual([`not-canonical ${MANIFEST}`]);
    });

    it.each<[string, (manifest: ReturnType<typeof readJson>) => void]>([
      ["another version", (manifest) => (manifest.version = 5)],
      ["an older version than its parts", (manifest) => (manifest.version = 2)],
      ["an unknown field", (manifest) => (manifest.extra = 1)],
      ["a path outside", (manifest) => (manifest.files[0].path = "../x")],
      ["a wrong id", (manifest) => (manifest.dossierId = "0".repeat(64))],
      ["another mission than its id", (manifest) => (manifest.mission.id = "33333333-3333-4333-8333-333333333333")],
      ["a gap in the numbers", (manifest) => (manifest.exhibits[2].number = 4)],
      ["exhibits out of order", (manifest) => manifest.exhibits.reverse()],
      ["a vacant number that is taken", (manifest) => manifest.index.withdrawn.push(1)],
      ["a version of the index that follows nothing", (manifest) => (manifest.index.version = 3)],
      ["no index", (manifest) => delete manifest.index],
      [
        "a copy outside the exhibit's folder",
        (manifest) => {
          const { path, sha256 } = manifest.exhibits[1].record;
          manifest.exhibits[0].copy = { path, sha256, pages: 1 };
        },
      ],
      ["an exhibit twice", (manifest) => (manifest.exhibits[1].captureId = manifest.exhibits[0].captureId)],
      ["a file twice", (manifest) => manifest.files.push(manifest.files[0])],
      [
        "an exhibit's file that is not listed",
        (manifest) => (manifest.exhibits[0].artifacts[0].path = "pieces/piece-001-contrat/x.pdf"),
      ],
      [
        "a file outside the exhibit's folder",
        (manifest) => (manifest.exhibits[0].artifacts[0] = { ...manifest.exhibits[2].artifacts[0] }),
      ],
      ["a volume that does not exist", (manifest) => (manifest.volume.number = 2)],
    ])("must not have %s", async (_, change) => {
      await changeManifest(change);
      expect(failed(await verifyFiles(files))).toContain("manifest-valid");
    });

    it.each(["", "[", "null", '"\\ud800"', "[".repeat(1_000_000), '{"__proto__":{"format":"bordereau-dossier"}}'])(
      "may be anything: %.20s",
      async (text) => {
        files.set(MANIFEST, utf8(text));
        expect(failed(await verifyFiles(files))).toContain("manifest-valid");
      },
    );
  });

  describe("records", () => {
    it.each<[string, (record: ReturnType<typeof readJson>) => void]>([
      ["another capture", (record) => (record.captureId = "33333333-3333-4333-8333-333333333333")],
      ["another outcome", (record) => (record.outcome = "partial")],
      ["another address", (record) => (record.page.finalUrl = "https://example.org/")],
      ["another date", (record) => (record.statedDate = "2026-01-01T00:00:00.000Z")],
      ["no clock", (record) => delete record.clock],
      ["no file", (record) => record.artifacts.pop()],
      ["another media type", (record) => (record.artifacts[0].mediaType = "text/html")],
    ])("must not be of %s", async (_, change) => {
      const record = readJson(files, CONTRACT_RECORD);
      change(record);
      await forge(files, CONTRACT_RECORD, utf8(canonicalJson(record)));
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["records-valid", "journal-matches-exhibits"]);
      expect(findings(report, "records-valid")[0]).toContain(CONTRACT_RECORD);
    });

    it("must be canonical UTF-8", async () => {
      await forge(files, CONTRACT_RECORD, utf8(JSON.stringify(readJson(files, CONTRACT_RECORD), null, 1)));
      expect(findings(await verifyFiles(files), "records-valid")).toContain(`not-canonical ${CONTRACT_RECORD}`);
      await forge(files, CONTRACT_RECORD, new Uint8Array([0x22, 0xff, 0x22]));
      expect(findings(await verifyFiles(files), "records-valid")).toContain(`malformed ${CONTRACT_RECORD}`);
    });

    it("must be where the journal has them", async () => {
      const record = readJson(files, CONTRACT_RECORD);
      record.journal.sequence = 2;
      await forge(files, CONTRACT_RECORD, utf8(canonicalJson(record)));
      const entries = journalEntries();
      // even if the journal were made anew for it
      const event = entries[2].body.event;
      event.recordSha256 = await sha256OfText(canonicalJson(record));
      await setJournal(entries);
      const report = await verifyFiles(files);
      expect(outcome(report, "records-valid")).toBe("passed");
      expect(failed(report)).toEqual(["journal-chain", "journal-matches-exhibits"]);
    });
  });

  describe("journal", () => {
    it("must be there", async () => {
      files.delete(JOURNAL);
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["files-complete", "journal-chain"]);
      expect(outcome(report, "journal-matches-exhibits")).toBe("not-possible");
    });

    it.each<[string, (entries: ReturnType<typeof readJson>[]) => void]>([
      ["an entry changed", (entries) => (entries[3].time = "2026-03-01T10:00:00.000Z")],
      ["a body changed", (entries) => (entries[2].body.event.recordSha256 = "0".repeat(64))],
      ["an entry removed", (entries) => entries.splice(3, 1)],
      ["the first entry removed", (entries) => entries.shift()],
      ["two entries swapped", (entries) => entries.splice(3, 2, entries[4], entries[3])],
      ["an entry twice", (entries) => entries.splice(3, 0, entries[3])],
    ])("must not have %s", async (_, change) => {
      const entries = journalEntries();
      change(entries);
      await setJournal(entries);
      expect(failed(await verifyFiles(files))).toContain("journal-chain");
    });

    it.each([
      ["not JSON", (text: string) => `${text}{\n`],
      ["not canonical", (text: string) => text.replace('{"body"', '{ "body"')],
      ["without its last line feed", (text: string) => text.slice(0, -1)],
      ["with an empty line", (text: string) => `${text}\n`],
      ["with carriage returns", (text: string) => text.replaceAll("\n", "\r\n")],
    ])("must not be %s", async (_, change) => {
      await forge(files, JOURNAL, utf8(change(new TextDecoder().decode(files.get(JOURNAL)))));
      expect(failed(await verifyFiles(files))).toContain("journal-chain");
    });

    it("must end where the manifest says", async () => {
      const entries = journalEntries();
      entries.pop();
      await setJournal(entries);
      const report = await verifyFiles(files);
      expect(outcome(report, "journal-chain")).toBe("passed");
      expect(failed(report)).toEqual(["journal-matches-exhibits"]);
    });

    it("must have captured every exhibit: its entry may not be withheld", async () => {
      const entries = journalEntries();
      entries[2].body = null;
      await setJournal(entries);
      const report = await verifyFiles(files);
      expect(failed(report)).toEqual(["journal-matches-exhibits"]);
      expect(findings(report, "journal-matches-exhibits")).toEqual([`not-in-journal ${CONTRACT_RECORD}`]);
    });
  });

  describe("journal and captures", () => {
    /** The dossier of a sample whose captures are changed behind the journal's back. */
    async function misreported(change: (sample: Awaited<ReturnType<typeof richSample>>) => void | Promise<void>) {
      const sample = await richSample();
      await change(sample);
      return verifyDossier((await exportSample(sample)).volumes);
    }

    it("must not omit a capture", async () => {
      const report = await misreported((sample) => void sample.captures.splice(0, 1));
      expect(failed(report)).toEqual(["journal-matches-exhibits"]);
      expect(findings(report, "journal-matches-exhibits")).toEqual(["omitted"]);
    });

    it("must not show a capture that moved elsewhere", async () => {
      const report = await misreported((sample) =>
        sample.log({
          type: "capture-moved",
          captureId: sample.captures[0]?.id ?? "",
          fromMissionId: sample.mission.id,
          missionId: "22222222-2222-4222-8222-222222222222",
        }),
      );
      expect(findings(report, "journal-matches-exhibits")).toEqual([`moved-in-journal ${CONTRACT_RECORD}`]);
    });

    it("accepts that a capture moved elsewhere is not there", async () => {
      const report = await misreported(async (sample) => {
        const [capture] = sample.captures.splice(0, 1);
        await sample.log({
          type: "capture-moved",
          captureId: capture?.id ?? "",
          fromMissionId: sample.mission.id,
          missionId: "22222222-2222-4222-8222-222222222222",
        });
      });
      expect(report.verdict).toBe("passed");
    });

    it("accepts edits that it has the hash of, and no others", async () => {
      const edit = { title: "Contrat signé", note: "Par les deux parties" };
      expect((await misreported((sample) => sample.annotate(first(sample.captures), edit))).verdict).toBe("passed");
      for (const changes of [{ title: "Avenant" }, { note: "Signé" }, { kind: "invoice" as const }]) {
        const silent = await misreported((sample) => {
          sample.captures[0] = { ...first(sample.captures), ...changes };
        });
        expect(failed(silent)).toEqual(["journal-matches-exhibits"]);
        const afterEdit = await misreported(async (sample) => {
          await sample.annotate(first(sample.captures), edit);
          sample.captures[0] = { ...first(sample.captures), ...changes };
        });
        expect(failed(afterEdit)).toEqual(["journal-matches-exhibits"]);
      }
    });

    it("must have the hash of the mission's data", async () => {
      const sample = await richSample();
      const plan = (changes: Partial<Mission>) =>
        exportSample(sample, ONE_VOLUME, { mission: { ...sample.mission, ...changes } });
      const seen = await verifyDossier((await plan({ amountCents: 9_900_000 })).volumes);
      expect(findings(seen, "journal-matches-exhibits")).toEqual(["contradiction"]);
      // the order of the picker is no evidence
      expect((await verifyDossier((await plan({ lastUsedAt: "2026-03-02T09:00:00.000Z" })).volumes)).verdict).toBe(
        "passed",
      );
    });

    it("must not move what was not there", async () => {
      const report = await misreported((sample) =>
        sample.moveHere(first(sample.captures), "33333333-3333-4333-8333-333333333333"),
      );
      expect(findings(report, "journal-matches-exhibits")).toEqual(["chain-broken"]);
    });

    it("must not show what was erased, nor list as erased what was not", async () => {
      const shown = await misreported(async (sample) => {
        const contract = first(sample.captures);
        await sample.erase(contract);
        sample.captures[0] = contract;
      });
      expect(findings(shown, "journal-matches-exhibits")).toEqual([`erased-in-journal ${CONTRACT_RECORD}`]);
      const hidden = await misreported((sample) => {
        sample.captures[0] = { ...first(sample.captures), erasedAt: "2026-03-01T10:00:00.000Z", recordJson: null };
      });
      expect(findings(hidden, "journal-matches-exhibits")).toEqual(["contradiction"]);
    });
  });

  describe("volumes", () => {
    const SMALL = { maxVolumeBytes: 62_000, maxEntries: 10 };

    it("pass together, in any order and under any name", async () => {
      const volumes = await richDossier(SMALL);
      expect(volumes.length).toBeGreaterThan(1);
      const renamed = volumes.reverse().map(({ blob }, index) => ({ name: `download (${index}).zip`, blob }));
      const report = await verifyDossier(renamed);
      expect(failed(report)).toEqual([]);
      expect(report.verdict).toBe("passed");
    });

    it("are named when missing", async () => {
      const volumes = await richDossier(SMALL);
      const [removed] = volumes.splice(1, 1);
      const report = await verifyDossier(volumes);
      expect(findings(report, "volumes-complete")).toEqual([`missing ${removed?.name}`]);
      const withoutFirst = await verifyDossier((await richDossier(SMALL)).slice(1));
      expect(failed(withoutFirst)).toEqual(["volumes-complete"]);
      expect(outcome(withoutFirst, "journal-chain")).toBe("not-possible");
    });

    it("must not come twice or from another dossier", async () => {
      const volumes = await richDossier(SMALL);
      expect(findings(await verifyDossier([...volumes, first(volumes)]), "volumes-complete")).toEqual(["added"]);
      const other = await richDossier();
      expect(findings(await verifyDossier([...volumes, first(other)]), "volumes-complete")).toEqual(["other-dossier"]);
    });

    it("do not pass with a file that is not a zip", async () => {
      const volumes = await richDossier();
      const report = await verifyDossier([...volumes, { name: "notes.txt", blob: new Blob(["notes"]) }]);
      expect(failed(report)).toEqual(["zip-readable"]);
      expect(report.checks.filter((check) => check.outcome === "passed")).toEqual([]);
    });
  });

  it("passes nothing without any volume", async () => {
    const report = await verifyDossier([]);
    expect(report.verdict).toBe("incomplete");
    expect(report.checks.every((check) => check.outcome === "not-possible")).toBe(true);
  });

  it("reports progress up to the end and can be cancelled", async () => {
    const volume = first(await richDossier());
    const seen: [number, number][] = [];
    await verifyDossier([volume], { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    await expect(verifyDossier([volume], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
    const controller = new AbortController();
    const cancelled = verifyDossier([volume], { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  });

  it("streams large files, and names one that changed in the middle", async () => {
    const sample = await richSample();
    await sample.capture({
      title: "Vidéo",
      files: [{ name: "video.mp4", content: new Uint8Array(20_000_000).fill(1) }],
    });
    const { volumes } = await exportSample(sample);
    expect((await verifyDossier(volumes)).verdict).toBe("passed");
    const large = await unpack(first(volumes).blob);
    const path = "pieces/piece-004-video/video.mp4";
    large.get(path)?.fill(2, 10_000_000, 10_000_001);
    const report = await verifyDossier([{ name: "d.zip", blob: await pack(large) }]);
    expect(findings(report, "hashes-match")).toEqual([`hash-differs ${path}`]);
    const controller = new AbortController();
    const cancelled = verifyDossier(volumes, {
      signal: controller.signal,
      onProgress: (done) => {
        if (done > 1_000_000) controller.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  });
});
