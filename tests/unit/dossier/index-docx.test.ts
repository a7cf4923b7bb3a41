// @vitest-environment happy-dom

import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import type { IndexDocument } from "@/utils/dossier/index-document";
import { indexDocx } from "@/utils/dossier/index-docx";

const index = (changes: Partial<IndexDocument> = {}): IndexDocument => ({
  language: "fr",
  title: "Bordereau de pièces communiquées",
  court: [
    { label: "Juridiction", value: "Tribunal de commerce" },
    { label: "N° RG", value: "" },
  ],
  parties: [{ role: "Prestataire", name: "Studio Galet", details: "SARL" }],
  mission: "Refonte",
  versionLine: "Version 2, établie le 01/07/2026",
  columns: { number: "Pièce n°", title: "Intitulé", date: "Date", kind: "Nature", pages: "Pages" },
  lines: [{ number: 1, title: "Contrat signé", date: "12/03/2022", kind: "Contrat", pages: 3, mention: "" }],
  changes: ["Depuis la version 1", "Pièces ajoutées : 1"],
  notes: ["Un numéro attribué ne change plus."],
  ...changes,
});

async function documentXml(changes: Partial<IndexDocument> = {}): Promise<string> {
  const zip = await JSZip.loadAsync(await indexDocx(index(changes)));
  return (await zip.file("word/document.xml")?.async("string")) ?? "";
}

describe("indexDocx", () => {
  it("has court, parties, a row for each exhibit, and what changed", async () => {
    const xml = await documentXml();
    const words = xml.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    for (const part of ["Tribunal de commerce", "Studio Galet, SARL", "Contrat signé", "12/03/2022", "Version 2"]) {
      expect(words).toContain(part);
    }
    expect(words).toContain("Pièces ajoutées : 1");
    expect(xml).toContain("<w:tblHeader/>");
    // blank before suit: the lawyer fills it in
    expect(words).toMatch(/N° RG\s*: …/);
  });

  it("shows hostile text as text", async () => {
    const title = '</w:t><w:t>&amp;"\u0000\u202E\uFFFE';
    const xml = await documentXml({
      lines: [{ number: 1, title, date: "", kind: "", pages: null, mention: "retirée" }],
    });
    expect(xml).toContain("&lt;/w:t&gt;&lt;w:t&gt;&amp;amp;");
    for (const character of ["\u0000", "\u202E"]) expect(xml).not.toContain(character);
    expect(new DOMParser().parseFromString(xml, "text/xml").querySelector("parsererror")).toBeNull();
  });

  it("holds three hundred exhibits, and nothing of the moment or the machine", async () => {
    const lines = Array.from({ length: 300 }, (_, place) => ({
      number: place + 1,
      title: `Capture ${place}`,
      date: "01/03/2026",
      kind: "Page web",
      pages: 2,
      mention: "",
    }));
    const [first, second] = [await indexDocx(index({ lines })), await indexDocx(index({ lines }))];
    expect(second).toEqual(first);
    const zip = await JSZip.loadAsync(first);
    const core = (await zip.file("docProps/core.xml")?.async("string")) ?? "";
    expect(core).not.toContain(String(new Date().getFullYear()));
    expect((await zip.file("word/document.xml")?.async("string"))?.match(/Capture \d+/g)).toHaveLength(300);
  });
});
