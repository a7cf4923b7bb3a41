import * as fc from "fast-check";
import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { FontBook } from "@/utils/dossier/pdf/font-book";
import { type Span, setText, type TextRow } from "@/utils/dossier/pdf/set-text";
import { STYLES } from "@/utils/dossier/pdf/styles";
import { nodePdfPorts } from "../../../support/pdf-ports";

const ports = nodePdfPorts();
const document = new PDFDocument({ autoFirstPage: false, font: ports.typefaces.serif as unknown as string });
const fonts = new FontBook(document, ports, new Map());
const set = (content: string | readonly Span[], width = 200) => setText(content, STYLES.body, width, fonts);
const textOf = (row: TextRow | undefined) => row?.runs.map(({ text }) => text).join("") ?? "";

describe("setText", () => {
  it("breaks between words, without the blanks at the ends of lines", () => {
    const rows = set("Le présent document établit l’existence de la mission et de ses livrables. ".repeat(3));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row.width).toBeLessThanOrEqual(200);
      expect(textOf(row)).toBe(textOf(row).trim());
    }
  });

  it("does not break at a no-break space", () => {
    const rows = set(`${"mot ".repeat(9)}fin\u00A0:`, 180);
    expect(rows.some((row) => /^\s*:/.test(textOf(row)))).toBe(false);
    expect(textOf(rows.at(-1))).toContain("fin\u00A0:");
  });

  it("breaks a word that is longer than a line anywhere", () => {
    const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    const rows = set(hash, 90);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(textOf).join("")).toBe(hash);
  });

  it("keeps line feeds, and empty lines", () => {
    expect(set("a\n\nb").map(textOf)).toEqual(["a", "", "b"]);
  });

  it("draws what the face has not, each direction by itself, and never as a box", () => {
    const [row] = set("été 漢字 مرحبا 😀 ok", 400);
    const drawn = row?.runs.filter((run) => run.drawn !== null).map(({ text }) => text.trim());
    expect(drawn).toEqual(["漢字", "مرحبا", "😀"]);
    expect(row?.runs.filter((run) => run.drawn === null).map(({ text }) => text.trim())).toEqual(["été", "ok"]);
  });

  it("keeps the style of each span over line ends", () => {
    const spans: Span[] = [{ text: "Normal puis " }, { text: "gras et encore gras ".repeat(6), face: "serif-bold" }];
    const rows = set(spans);
    expect(rows.at(-1)?.runs.every(({ face }) => face === "serif-bold")).toBe(true);
  });

  it("loses no character of any text", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 400 }), (content, width) => {
        const shown = set(content, width).map(textOf).join("").replace(/\s/g, "");
        expect(shown).toBe(content.normalize("NFC").replace(/\s/g, ""));
      }),
      { numRuns: 60 },
    );
  });
});
