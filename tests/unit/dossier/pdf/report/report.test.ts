import { spawnSync } from "node:child_process";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import type { ReportBlock } from "@/utils/core";
import { reportPdfTexts } from "@/utils/dossier/pdf/report";
import { PdfJudge } from "../../../../support/pdf-judges";
import { sampleMission } from "../../../components/samples";
import { EVERY_NODE } from "../../../report/samples";
import { captures, heading, LOREM, numbered, paragraph, reference, type Written, written } from "./samples";

const hasJudges = ["qpdf", "pdftotext", "pdffonts"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);
const TIMEOUT = 60_000;
const flat = (text: string) => text.replace(/\s+/g, " ");
const figure = (kind: "timeline" | "exchanges"): ReportBlock => ({ type: "figure", attrs: { kind } });

async function textOf({ pdf }: Written): Promise<string> {
  return PdfJudge.of(pdf, async (judge) => {
    await judge.check();
    return flat(await judge.text());
  });
}

describe.skipIf(!hasJudges)("the mission report as a PDF", { timeout: TIMEOUT }, () => {
  it("is a valid, tagged file with embedded fonts, whatever nodes it has", async () => {
    const report = await written(EVERY_NODE.content, captures(3));
    await PdfJudge.of(report.pdf, async (judge) => {
      await judge.check();
      for (const font of await judge.fonts()) expect(font).toMatchObject({ embedded: true, unicode: true });
      const info = await judge.info();
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(info).toMatch(new RegExp(`Pages:\\s+${report.pages}\\n`));
      const raw = await judge.uncompressed();
      for (const type of ["/S /H1", "/S /L", "/S /LBody", "/S /Table", "/S /TH", "/S /Figure", "/Lang (fr)"]) {
        expect(raw).toContain(type);
      }
      expect(flat(await judge.text(1, 1))).toContain("pas un constat de commissaire de justice");
    });
  });

  it("names in its contents the pages that headings are on, over several pages of contents", async () => {
    const sections = Array.from({ length: 60 }, (_, index) => [
      heading(index % 3 === 0 ? 1 : 2, `Partie ${index + 1} du rapport`),
      ...Array.from({ length: index % 5 }, () => paragraph(LOREM)),
    ]);
    const report = await written(sections.flat(), captures(5));
    await PdfJudge.of(report.pdf, async (judge) => {
      await judge.check();
      const pages: string[] = [];
      for (let page = 1; page <= report.pages; page++) pages.push(await judge.text(page, page));
      const contents = pages.findIndex((text) => text.includes("Sommaire"));
      const listed = new Map<string, number>();
      const isEntry = /^\s*(Partie \d+ du rapport|Annexes|Liste des pièces)\s+(\d+)$/;
      let contentsPages = 0;
      for (const text of pages.slice(contents)) {
        const entries = text.split("\n").flatMap((line) => isEntry.exec(line) ?? []);
        if (entries.length === 0) break;
        contentsPages++;
        for (const line of text.split("\n")) {
          const [, label, page] = isEntry.exec(line) ?? [];
          if (label !== undefined) listed.set(label, Number(page));
        }
      }
      expect(contentsPages).toBeGreaterThan(1);
      expect(listed.size).toBe(62);
      for (const [label, page] of listed) {
        expect(
          pages[page - 1]?.split("\n").map((line) => line.trim()),
          label,
        ).toContain(label);
      }
    });
  });

  it("keeps the summary on a page of its own before the contents", async () => {
    const report = await written([heading(1, "Synthèse"), paragraph("Tout."), heading(1, "Introduction")]);
    await PdfJudge.of(report.pdf, async (judge) => {
      expect(await judge.text(2, 2)).toContain("Synthèse");
      expect(await judge.text(2, 2)).not.toContain("Introduction");
      expect(await judge.text(3, 3)).toContain("Sommaire");
      expect(await judge.text(4, 4)).toContain("Introduction");
    });
  });

  it("names exhibits by the numbers that they have now", async () => {
    const list = captures(2);
    const content = [heading(1, "Synthèse"), reference(1), reference(99)];
    const before = await textOf(await written(content, list));
    expect(before).toContain("pièce n° 1 pièce non numérotée");
    const after = await textOf(await written(content, list, { numbers: numbered(list, 41) }));
    expect(after).toContain("pièce n° 41 pièce non numérotée");
    expect(after).not.toContain("pièce n° 1 ");
  });

  it("lists the exhibits in the annexes unless the report does", async () => {
    const list = captures(3);
    expect(await textOf(await written([heading(1, "Synthèse")], list))).toContain("Liste des pièces");
    const row = { type: "tableCell" as const, attrs: { colspan: 1, rowspan: 1 }, content: [reference(1)] };
    const own: ReportBlock = { type: "table", content: [{ type: "tableRow", content: [row] }] };
    const text = await textOf(await written([heading(1, "Synthèse"), heading(1, "Annexes"), own], list));
    expect(text).not.toContain("Liste des pièces");
    expect(text).toContain("pièce n° 1");
  });

  it("draws figures of none, three and 200 captures, each on one page", async () => {
    for (const count of [0, 3, 200]) {
      const report = await written([heading(1, "A"), figure("timeline"), figure("exchanges")], captures(count));
      await PdfJudge.of(report.pdf, async (judge) => {
        await judge.check();
        expect((await judge.uncompressed()).match(/\/S \/Figure/g)?.length ?? 0).toBe(count === 0 ? 1 : 2);
        expect(report.pages - report.annexPages).toBeLessThanOrEqual(5);
        if (count === 0) expect(flat(await judge.text())).toContain("Aucun échange");
      });
    }
  });

  it("writes hostile text as text", async () => {
    const hostile = "a\u202egnp.exe\u0000 (\\) <</S /JavaScript>> \ud800 שלום 👩‍👩‍👧 " + "x".repeat(3_000);
    const mission = sampleMission({ title: hostile, client: hostile, reference: hostile });
    const list = captures(3).map((capture) => ({ ...capture, title: hostile, recordJson: '{"mail":{' }));
    const content = [heading(1, hostile), paragraph(hostile), figure("timeline"), figure("exchanges")];
    const text = await textOf(await written(content, list, { mission, ownerName: hostile, tradeName: hostile }));
    expect(text).toContain("[U+202E]gnp.exe");
  });

  it("says which images it cannot show, and makes large ones fit", async () => {
    const image = (src: string, caption: string): ReportBlock => ({
      type: "image",
      attrs: { src, alt: "", caption },
    });
    const png = PNG.sync.write(new PNG({ width: 300, height: 6_000, fill: true }));
    const content = [
      heading(1, "Images"),
      image("data:image/png;base64,iVBORw0KGgoAAAA=", "Maquette abîmée"),
      image(`data:image/png;base64,${png.toString("base64")}`, "Maquette haute"),
    ];
    const text = await textOf(await written(content));
    expect(text).toMatch(/L’image ne se laisse pas lire.: Maquette abîmée/);
    expect(text).toContain("Maquette haute");
    expect(text).not.toMatch(/lire.: Maquette haute/);
  });

  it("is a cover, contents and annexes where there is nothing else, in English, too", async () => {
    const report = await written([{ type: "paragraph" }], [], { text: reportPdfTexts.en });
    const text = await textOf(report);
    expect(text).toContain("MISSION REPORT");
    expect(text).toContain("No exhibit has a number so far.");
    expect(report.annexPages).toBe(1);
  });
});
