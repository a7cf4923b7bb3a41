import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type Capture, type CaptureRecord, CaptureRecordSchema, UtcTime } from "@/utils/core";
import { canonicalJson, sha256OfBlob, sha256OfText } from "@/utils/integrity";
import { createSampleMission, packagedSample, SampleSchema } from "@/utils/services/sample";
import { createJournal } from "@/utils/services/start-up";
import { getArtifactBytes, listCaptures, listMissions } from "@/utils/store";
import { openTestStore, tickingClock } from "../../store/open-store";
import { facts, platform } from "../test-dependencies";
import { reader, shippedFiles } from "./shipped";

const files = shippedFiles();
const sample = v.parse(SampleSchema, JSON.parse(new TextDecoder().decode(files.get("sample.json"))));

async function emptyStore() {
  const { db, journal } = await openTestStore();
  const deps = { db, journal, clock: tickingClock(), randomId: randomUUID, onChange: () => undefined };
  await createJournal(deps);
  return { ...deps, facts: async () => facts, platform: async () => platform };
}

async function loaded() {
  const deps = await emptyStore();
  const progress: string[] = [];
  const mission = await createSampleMission(deps, {
    readFile: reader(files),
    onProgress: ({ done, total }) => progress.push(`${done}/${total}`),
  });
  const captures = (await listCaptures(deps.db, mission.id)).reverse();
  return { deps, mission, captures, progress, records: captures.map(recordOf) };
}

function recordOf({ recordJson }: Capture): CaptureRecord {
  return v.parse(CaptureRecordSchema, JSON.parse(recordJson ?? ""));
}

const packageWith = (name: string, bytes: Uint8Array<ArrayBuffer> | null) => {
  const damaged = new Map(files);
  if (bytes) damaged.set(name, bytes);
  else damaged.delete(name);
  return damaged;
};

describe("the shipped mission", () => {
  it("holds a contract, invoices, five e-mails, eight pages, a chat and five notes", async () => {
    const { captures, progress } = await loaded();
    const count = (matches: (capture: Capture) => boolean) => captures.filter(matches).length;
    expect(count(({ origin }) => origin === "mail")).toBe(5);
    expect(count(({ origin }) => origin === "note")).toBe(5);
    expect(count(({ origin, kind }) => origin === "files" && kind === "contract")).toBe(1);
    expect(count(({ origin, kind }) => origin === "files" && kind === "invoice")).toBe(2);
    expect(count(({ origin, url }) => origin === "page" && !url?.includes("discussion"))).toBe(8);
    expect(count(({ url }) => url?.includes("discussion") ?? false)).toBe(1);
    expect(captures).toHaveLength(22);
    expect(progress).toEqual(captures.map((_, index) => `${index + 1}/22`));
  });

  it("says everywhere that it is an example", async () => {
    const { mission, captures, records } = await loaded();
    expect(mission.title).toMatch(/\(exemple\)$/);
    expect(mission.description).toMatch(/fictifs/);
    for (const record of records) {
      expect(record.software.options.sample).toBe(true);
      expect(record.purpose.note).toMatch(/^Donnée d’exemple\./);
      expect(record.trigger).toBe("desk");
    }
    expect(captures.every(({ note }) => note.startsWith("Donnée d’exemple."))).toBe(true);
  });

  it("is sealed now, by who runs it, and dated as the sample says", async () => {
    const { mission, captures, records } = await loaded();
    for (const [index, record] of records.entries()) {
      const capture = captures[index];
      expect(record.statedDate).toBe(sample.captures[index]?.datedAt);
      expect(capture?.datedAt).toBe(record.statedDate);
      expect(capture?.capturedAt).toBe(record.startedAt);
      expect(v.is(UtcTime, record.startedAt)).toBe(true);
      expect(record.startedAt >= mission.createdAt).toBe(true);
      expect(record.who.name).toBe("Camille Martin");
      expect(record.network.serverIp).toBe("not collected");
      expect(record.steps.map(({ name }) => name)).toEqual(["files"]);
    }
  });

  it("has genuine hashes, records and journal entries", async () => {
    const { deps, captures, records } = await loaded();
    for (const [index, capture] of captures.entries()) {
      expect(canonicalJson(records[index])).toBe(capture.recordJson);
      expect(await sha256OfText(capture.recordJson ?? "")).toBe(capture.recordSha256);
      for (const artifact of capture.artifacts) {
        const blob = await getArtifactBytes(deps.db, artifact.id);
        expect(blob && (await sha256OfBlob(blob))).toBe(artifact.sha256);
      }
      const [entry] = await deps.journal.entriesOfCapture(capture.id);
      expect(entry?.body?.event).toMatchObject({ type: "capture-created", recordSha256: capture.recordSha256 });
    }
    expect(await deps.journal.check()).toMatchObject({ brokenAt: null });
  });

  it("keeps the facts and pictures of its pages", async () => {
    const { records } = await loaded();
    for (const record of records.filter(({ origin }) => origin === "page")) {
      expect(record.page?.finalUrl).toMatch(/^https:\/\/[a-z.-]+\.example\//);
      expect(record.missing).toEqual([]);
      const roles = record.artifacts.map(({ role }) => role);
      expect(roles).toEqual(
        expect.arrayContaining(["visible-screenshot", "full-page-screenshot", "page", "text", "text-layer"]),
      );
    }
    const panes = records.filter(({ artifacts }) => artifacts.some(({ role }) => role === "pane-screenshot"));
    expect(panes.map(({ page }) => new URL(page?.finalUrl ?? "").hostname)).toContain("discussion.filrouge.example");
  });

  it("has e-mails that are read anew, with an invoice attached and a picture inside", async () => {
    const { deps, captures, records } = await loaded();
    const mails = records.filter(({ origin }) => origin === "mail");
    const summaries = mails.map(({ mail }) => mail?.messages[0]?.summary);
    expect(summaries.map((summary) => summary?.subject)).toEqual([
      "Devis D-2026-014\u00a0: bon pour accord",
      "Maquettes version 2\u00a0: validées",
      "Site en ligne et facture de solde F-2026-047",
      "Re: Site en ligne et facture de solde F-2026-047",
      "Re: Relance\u00a0: facture F-2026-047 échue le 12 juin",
    ]);
    expect(summaries.flatMap((summary) => summary?.problems ?? [])).toEqual([]);
    const attached = mails.map(({ artifacts }) =>
      artifacts.filter(({ role }) => role === "mail-attachment").map(({ mediaType }) => mediaType),
    );
    expect(attached).toEqual([[], ["image/png"], ["application/pdf"], [], []]);
    const invoice = captures.find(({ title }) => title.includes("F-2026-047, impayée"))?.artifacts[0];
    const sent = mails[2]?.artifacts.find(({ role }) => role === "mail-attachment");
    expect(sent?.sha256).toBe(invoice?.sha256);
    const first = mails[0]?.artifacts.find(({ role }) => role === "mail-text");
    const text = await (await getArtifactBytes(deps.db, first?.id ?? ""))?.text();
    expect(text).toContain("12\u00a0400,00\u00a0€ HT, soit 14\u00a0880,00\u00a0€ TTC");
  });
});

describe("files of the package", () => {
  it("lie in a folder of their own", async () => {
    const asked: string[] = [];
    const readFile = packagedSample(async (path) => {
      asked.push(path);
      return new Response("bytes");
    });
    expect(await (await readFile("01-message.eml")).text()).toBe("bytes");
    expect(asked).toEqual(["/sample/01-message.eml"]);
  });

  it("that are not there are none", async () => {
    const readFile = packagedSample(async () => new Response("not found", { status: 404 }));
    await expect(readFile("01-message.eml")).rejects.toThrow("404");
  });
});

describe("a damaged package", () => {
  const page = sample.captures.find(({ origin }) => origin === "page")?.artifacts[0]?.file ?? "";

  it.each([
    ["a file is missing", packageWith(page, null)],
    [
      "a byte of it differs",
      packageWith(
        page,
        (files.get(page) ?? new Uint8Array()).map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
      ),
    ],
  ])("names the file where %s, and leaves a mission that can be used", async (_, damaged) => {
    const deps = await emptyStore();
    await expect(createSampleMission(deps, { readFile: reader(damaged) })).rejects.toMatchObject({
      code: "file-unreadable",
      params: { name: page },
    });
    const found = (await listMissions(deps.db)).find(({ mission }) => mission.title === sample.mission.title);
    const before = sample.captures.findIndex(({ artifacts }) => artifacts.some(({ file }) => file === page));
    expect(found?.captureCount).toBe(before);
    expect(found?.mission.status).toBe("active");
    expect(await deps.journal.check()).toMatchObject({ brokenAt: null });
  });

  it.each([
    ["is missing", packageWith("sample.json", null)],
    ["is no JSON", packageWith("sample.json", new TextEncoder().encode("<html>"))],
    ["lacks what it must have", packageWith("sample.json", new TextEncoder().encode('{"format":"bordereau-sample"}'))],
    [
      "leads out of its folder",
      packageWith(
        "sample.json",
        new TextEncoder().encode(JSON.stringify(sample).replaceAll(`"file":"${page}"`, '"file":"../manifest.json"')),
      ),
    ],
  ])("makes nothing where its list %s", async (_, damaged) => {
    const deps = await emptyStore();
    await expect(createSampleMission(deps, { readFile: reader(damaged) })).rejects.toMatchObject({
      code: "file-unreadable",
      params: { name: "sample.json" },
    });
    expect(await listMissions(deps.db)).toEqual([]);
  });
});
