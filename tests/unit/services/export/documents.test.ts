import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Capture,
  DEFAULT_SETTINGS,
  FIRST_NUMBERING,
  type Mission,
  type TextLayer,
  TextLayerSchema,
} from "@/utils/core";
import type { DocumentsInput, DossierDocuments } from "@/utils/services/export/documents";
import { makeDocuments } from "@/utils/services/export/documents";
import { createSampleMission } from "@/utils/services/sample";
import { createJournal } from "@/utils/services/start-up";
import { type Database, getArtifactBytes, Journal, listCaptures, openDatabase } from "@/utils/store";
import { type FoundWord, PdfJudge } from "../../../support/pdf-judges";
import { nodePdfPorts } from "../../../support/pdf-ports";
import { tickingClock } from "../../store/open-store";
import { reader, shippedFiles } from "../sample/shipped";
import { facts, platform } from "../test-dependencies";

let db: Database;
let mission: Mission;
let captures: Capture[];
let made: DossierDocuments;

beforeAll(async () => {
  db = await openDatabase(randomUUID());
  const deps = {
    db,
    journal: new Journal(db, tickingClock()),
    clock: tickingClock(),
    randomId: randomUUID,
    onChange: () => undefined,
  };
  await createJournal(deps);
  const sampleDeps = { ...deps, facts: async () => facts, platform: async () => platform };
  mission = await createSampleMission(sampleDeps, { readFile: reader(shippedFiles()) });
  captures = await listCaptures(db, mission.id);
  made = await makeDocuments(input());
}, 120_000);

afterAll(() => db.close());

function input(changes: Partial<DocumentsInput> = {}): DocumentsInput {
  return {
    source: { mission, captures, numbering: FIRST_NUMBERING, report: null },
    mailChecks: [],
    heads: [],
    settings: DEFAULT_SETTINGS,
    exportedAt: new Date("2026-07-01T08:00:00.000Z"),
    ports: nodePdfPorts(),
    readArtifact,
    createFile: async () => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      return {
        write: (chunk) => void chunks.push(new Uint8Array(chunk)),
        close: async () => new File(chunks, "made.pdf"),
        discard: async () => undefined,
      };
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  };
}

async function readArtifact(id: string): Promise<Blob> {
  const blob = await getArtifactBytes(db, id);
  if (!blob) throw new Error(`no bytes of ${id}`);
  return blob;
}

const documentAt = (path: string) => {
  const source = made.documents.find((entry) => entry.path === path)?.source;
  if (source?.kind !== "blob") throw new Error(`no ${path}`);
  return source.blob;
};

const titled = (words: string) => {
  const capture = captures.find(({ title }) => title.startsWith(words));
  if (!capture) throw new Error(`no capture ${words}`);
  return capture;
};

const copyOf = (capture: Capture) => {
  const copy = made.copies.get(capture.id);
  if (!copy) throw new Error(`no copy of ${capture.title}`);
  return copy;
};

describe("copies of the exhibits", () => {
  it("are made of all, and pass for PDF files with qpdf, their fonts embedded", async () => {
    expect(made.copies.size).toBe(captures.length);
    for (const { blob, pages } of made.copies.values()) {
      await PdfJudge.of(blob, async (judge) => {
        await judge.check();
        expect(await judge.info()).toMatch(new RegExp(`^Pages: +${pages}$`, "m"));
        for (const font of await judge.fonts()) expect(font).toMatchObject({ embedded: true, unicode: true });
      });
    }
  });

  it("are stamped, and say where they come from and what they are", async () => {
    const text = await PdfJudge.of(copyOf(titled("Vase Onde")).blob, (judge) => judge.text());
    expect(text).toContain("Pièce n° 14");
    expect(text).toContain("https://www.atelier-verrier.example/boutique/vase-onde");
    expect(text).toContain("Vase Onde, verre soufflé bleu");
    expect(text).toContain("Fiche technique");
    expect(text).toContain("page-entiere.png");
  });

  it("have each word of a page where it is in the picture", async () => {
    const pages = captures.filter(({ artifacts }) => artifacts.some(({ role }) => role === "text-layer"));
    expect(pages.length).toBeGreaterThanOrEqual(8);
    const overlaps: number[] = [];
    for (const page of pages) overlaps.push(...(await overlapsOf(page)));
    const random = seeded(7);
    const chosen = Array.from({ length: 200 }, () => overlaps[Math.floor(random() * overlaps.length)] ?? 0);
    expect(chosen.filter((overlap) => overlap < 0.8)).toEqual([]);
    expect(overlaps.filter((overlap) => overlap >= 0.8).length / overlaps.length).toBeGreaterThan(0.97);
  });

  it("would fail that test with words a line too low", async () => {
    const page = titled("Mentions légales");
    const overlaps = await overlapsOf(page, 20);
    expect(overlaps.filter((overlap) => overlap >= 0.8).length / overlaps.length).toBeLessThan(0.1);
  });

  it("lead on where the page did", async () => {
    const bytes = await PdfJudge.of(copyOf(titled("Vase Onde")).blob, (judge) => judge.uncompressed());
    expect(bytes).toMatch(/\/URI \(https:\/\/www\.atelier-verrier\.example\/mentions-legales/);
  });

  it("show an e-mail as mail programs print it", async () => {
    const text = await PdfJudge.of(copyOf(titled("Site en ligne et facture")).blob, (judge) => judge.text());
    expect(text).toMatch(/De +Camille Durand/);
    expect(text).toMatch(/Pièces jointes +.*\.pdf/);
    expect(text).toContain("Pièce n°");
  });

  it("are the same bytes each time", async () => {
    const [only] = captures.filter(({ artifacts }) => artifacts.some(({ role }) => role === "note"));
    const one = only ? [only] : [];
    const source = { mission, captures: one, numbering: FIRST_NUMBERING, report: null };
    const [first, second] = [await makeDocuments(input({ source })), await makeDocuments(input({ source }))];
    expect([...first.copies.values()][0]?.sha256).toBe([...second.copies.values()][0]?.sha256);
  });
});

describe("index and bundle", () => {
  it("list every exhibit with its number, title and pages", async () => {
    const text = await PdfJudge.of(documentAt("bordereau-de-pieces.pdf"), async (judge) => {
      await judge.check();
      return judge.text();
    });
    expect(text).toContain("Bordereau de pièces communiquées");
    expect(text).toMatch(/14 +Vase Onde, verre soufflé bleu.* 04\/06\/2026 +Livrable +\d+/);
    expect(text).toContain("Version 1, établie le 01/07/2026");
  });

  it("bind all exhibits behind their index, with bookmarks", async () => {
    await PdfJudge.of(documentAt("liasse-de-pieces.pdf"), async (judge) => {
      await judge.check();
      const pages = [...made.copies.values()].reduce((sum, copy) => sum + copy.pages, 0);
      expect(await judge.info()).toMatch(new RegExp(`^Pages: +${pages + 1}$`, "m"));
      const outline = await judge.uncompressed();
      expect(outline.match(/\/Type \/Catalog[\s\S]*?\/Outlines/) ?? outline.match(/\/Outlines/)).not.toBeNull();
      expect(await judge.text()).toContain(`liasse, page ${pages + 1} / ${pages + 1}`);
    });
  });

  it("are cut into parts of the size that a portal takes", async () => {
    const settings = { ...DEFAULT_SETTINGS, maxBundleBytes: 1_000_000 };
    const { documents } = await makeDocuments(input({ settings }));
    const parts = documents.filter(({ path }) => path.startsWith("liasse"));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts[0]?.path).toBe(`liasse-de-pieces-1sur${parts.length}.pdf`);
    for (const { sizeBytes } of parts) expect(sizeBytes).toBeLessThanOrEqual(1_000_000);
  }, 60_000);

  it("say what changed since the version before", async () => {
    const [kept, gone] = [captures[0], captures[1]];
    if (!kept || !gone) throw new Error("no captures");
    const frozen = {
      version: 1,
      frozenAt: "2026-06-30T08:00:00.000Z",
      exhibits: [kept, gone].map(({ id, title }, index) => ({
        captureId: id,
        number: index + 1,
        title,
        present: true,
      })),
    };
    const settings = { ...DEFAULT_SETTINGS, exhibitCopies: false };
    const source = {
      mission,
      captures: captures.filter(({ id }) => id !== gone.id),
      numbering: { frozen, order: [] },
      report: null,
    };
    const again = await makeDocuments(input({ settings, source }));
    const file = again.documents.find(({ path }) => path === "bordereau-de-pieces.pdf")?.source;
    const text = await PdfJudge.of(file?.kind === "blob" ? file.blob : new Blob(), (judge) => judge.text());
    expect(text).toContain("Version 2");
    expect(text).toContain(`Pièces ajoutées : 3–${captures.length}`);
    expect(text).toContain("Pièces retirées : 2");
    expect(again.copies.size).toBe(0);
  });
});

it("stops when it is told to", async () => {
  const controller = new AbortController();
  const onProgress = () => controller.abort();
  await expect(makeDocuments(input({ signal: controller.signal, onProgress }))).rejects.toMatchObject({
    code: "cancelled",
  });
});

/** Of each word of a page's layer that the copy has, how much of its box is covered there by a box of that word. */
async function overlapsOf(page: Capture, shiftPx = 0): Promise<number[]> {
  const artifact = page.artifacts.find(({ role }) => role === "text-layer");
  const layer = v.parse(TextLayerSchema, JSON.parse(await (await readArtifact(artifact?.id ?? "")).text()));
  const found = await PdfJudge.of(copyOf(page).blob, (judge) => judge.words());
  const placement = placementOf(layer, found);
  return layer.lines.flatMap(({ y, h, words }) =>
    words
      .filter(([text]) => /^[\p{Script=Latin}\p{N}]{2,}$/u.test(text))
      .map(([text, x, width]) => {
        const [left, right] = [placement.x + x * placement.scale, placement.x + (x + width) * placement.scale];
        const top = (y + shiftPx) * placement.scale;
        return Math.max(
          0,
          ...found
            .filter((word) => word.text === text)
            .map((word) => {
              const pageTop = placement.tops.get(word.page);
              if (pageTop === undefined) return 0;
              const wide = Math.min(right, word.right) - Math.max(left, word.left);
              const [shownTop, shownBottom] = [word.top + pageTop, word.bottom + pageTop];
              const tall = Math.min(top + h * placement.scale, shownBottom) - Math.max(top, shownTop);
              return wide > 0 && tall > 0 ? (wide * tall) / ((right - left) * h * placement.scale) : 0;
            }),
        );
      }),
  );
}

/** Where the picture is on the paper: from words that occur once in the layer and once in the file. */
function placementOf(layer: TextLayer, found: readonly FoundWord[]) {
  const placed = layer.lines.flatMap(({ y, h, words }) => words.map(([text, x, width]) => ({ text, x, y, h, width })));
  const once = <T extends { text: string }>(words: readonly T[]) => {
    const counts = new Map<string, number>();
    for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
    return new Map(
      words.filter(({ text }) => counts.get(text) === 1 && text.length > 3).map((word) => [word.text, word]),
    );
  };
  const [inLayer, inFile] = [once(placed), once(found)];
  const pairs = [...inLayer].flatMap(([text, word]) => {
    const other = inFile.get(text);
    return other ? [{ word, other }] : [];
  });
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const scale = median(pairs.map(({ word, other }) => (other.right - other.left) / word.width));
  const x = median(pairs.map(({ word, other }) => other.left - word.x * scale));
  const tops = new Map<number, number>();
  for (const page of new Set(pairs.map(({ other }) => other.page))) {
    const here = pairs.filter(({ other }) => other.page === page);
    tops.set(page, median(here.map(({ word, other }) => word.y * scale - other.top)));
  }
  return { scale, x, tops };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}
