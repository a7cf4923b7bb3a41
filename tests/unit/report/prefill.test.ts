import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  exhibitsReferenced,
  inlineText,
  type ReportDocument,
  ReportDocumentSchema,
  reportNodes,
} from "../../../utils/core";
import { TRADES } from "../../../utils/guidance";
import { openPlaceholders, prefillReport, type ReportSources, reportStatistics } from "../../../utils/report";
import { sampleCapture, sampleMission } from "../components/samples";

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
const CAPTURES = [
  sampleCapture({ id: id(12), kind: "invoice", title: "Facture F-12", datedAt: "2026-04-01T22:30:00.000Z" }),
  sampleCapture({ id: id(10), kind: "contract", title: "Devis signé", datedAt: "2026-01-12T08:00:00.000Z" }),
  sampleCapture({
    id: id(11),
    kind: "message",
    origin: "mail",
    title: "Bon pour accord",
    datedAt: "2026-01-13T08:00:00.000Z",
  }),
  sampleCapture({ id: id(13), kind: "meeting", origin: "note", title: "Réunion", datedAt: "2026-02-01T12:00:00.000Z" }),
  sampleCapture({ id: id(14), kind: "deliverable", title: "Effacé", erasedAt: "2026-03-01T00:00:00.000Z" }),
];

const SOURCES: ReportSources = {
  mission: sampleMission({
    title: "Refonte du site",
    client: "Maison Lefèvre",
    reference: "D-2026-4",
    startDate: "2026-01-12",
    endDate: "2026-04-01",
    amountCents: 1_248_050,
    parties: [{ role: "lawyer", name: "Me Martin", details: "Barreau de Lyon" }],
  }),
  captures: CAPTURES,
  notes: [
    {
      captureId: id(13),
      title: "Réunion",
      text: "Maquette validée.\n\nSuite en mars.",
      datedAt: "2026-02-01T12:00:00.000Z",
    },
  ],
  checklistTexts: [
    { text: "Contrat signé", captureIds: [id(10)] },
    { text: "Livraison", captureIds: [id(14)] },
  ],
  outline: [],
  language: "fr",
  ownerName: "Agence Ô",
  timeZone: "Europe/Paris",
};

function lines(document: ReportDocument): string[] {
  return [...reportNodes(document)].flatMap((node) =>
    node.type === "paragraph" || node.type === "heading"
      ? [inlineText(node.content, (captureId) => captureId.slice(-2))]
      : [],
  );
}

const headings = (document: ReportDocument) =>
  reportStatistics(document).headings.map(({ level, text }) => `${level} ${text}`);

describe("a report in French", () => {
  const report = prefillReport(SOURCES);
  const text = lines(report).join("\n");

  it("is valid, and has hints left", () => {
    expect(v.safeParse(ReportDocumentSchema, report).issues).toBeUndefined();
    expect(openPlaceholders(report)).toBeGreaterThan(5);
  });

  it("has the parts of a report in their order", () => {
    expect(headings(report)).toEqual([
      "1 Synthèse",
      "1 Introduction",
      "2 Cadre contractuel",
      "2 Intervenants",
      "1 Déroulement de la mission",
      "2 Chronologie",
      "2 Journal des actions",
      "2 Échanges",
      "2 Livrables",
      "2 Validations",
      "2 Factures",
      "2 Éléments réunis",
      "1 Difficultés et solutions",
      "1 Conclusion",
      "1 Annexes",
    ]);
  });

  it("says what is known", () => {
    const sentence =
      "Contexte. La mission «\u00a0Refonte du site\u00a0» a été menée par Agence Ô pour Maison Lefèvre, du 12 janvier 2026 au 1er avril 2026, pour un montant convenu de 12\u00a0480,50\u00a0€. [… ";
    expect(text).toContain(sentence);
    expect(text).toContain("Le dossier réunit\u00a0: 1\u00a0message, 1\u00a0écrit contractuel, 1\u00a0facture, ");
    expect(text).toContain("Agence Ô, prestataire\n");
    expect(text).toContain("Me Martin, avocat\u00a0: Barreau de Lyon\n");
    expect(text).toContain("1er février 2026 — Réunion (13)\nMaquette validée.\nSuite en mars.\n");
    expect(text).toContain("Contrat signé\u00a0: 10\n");
  });

  it("writes the day of the mission's zone", () => {
    expect(text).toContain("Facture F-12, 2 avril 2026 (12)");
  });

  it("refers to every exhibit but the erased one", () => {
    expect(exhibitsReferenced(report).sort()).toEqual([id(10), id(11), id(12), id(13)]);
    expect(text).not.toContain("Effacé");
    expect(text).not.toContain("Livraison");
  });

  it("has both figures", () => {
    const figures = [...reportNodes(report)].flatMap((node) => (node.type === "figure" ? [node.attrs.kind] : []));
    expect(figures).toEqual(["timeline", "exchanges"]);
  });

  it("is set as French typography wants", () => {
    expect(text).not.toMatch(/'| [:;?!»]|« |[^\s\u00a0][;?!»]/);
  });
});

it("speaks English", () => {
  const report = prefillReport({ ...SOURCES, language: "en" });
  const text = lines(report).join("\n");
  expect(v.is(ReportDocumentSchema, report)).toBe(true);
  expect(headings(report)[0]).toBe("1 Executive summary");
  expect(text).toContain(
    "The mission “Refonte du site” was carried out by Agence Ô for Maison Lefèvre from 12 January 2026 to 1 April 2026",
  );
  expect(text).not.toMatch(/\u00a0[:;?!]|[«»]|Synthèse|Pièce/);
});

it("follows the trade's outline, and adds what it lacks", () => {
  const section = (name: string, children?: ReportSources["outline"]) => ({
    id: name,
    heading: { fr: `F ${name}`, en: `E ${name}` },
    hint: { fr: `indice [${name}]`, en: `hint ${name}` },
    ...(children && { children }),
  });
  const outline = [
    section("summary", [section("goals"), section("results")]),
    section("introduction", [section("people")]),
    section("sprints", [section("tech.journal"), section("bugs")]),
    section("conclusion"),
  ];
  const report = prefillReport({ ...SOURCES, outline, checklistTexts: [] });
  expect(headings(report)).toEqual([
    "1 F summary",
    "2 F goals",
    "2 F results",
    "1 F introduction",
    "2 F people",
    "2 Cadre contractuel",
    "1 F sprints",
    "2 F tech.journal",
    "2 F bugs",
    "1 Déroulement de la mission",
    "2 Chronologie",
    "2 Échanges",
    "2 Validations",
    "2 Factures",
    "1 Difficultés et solutions",
    "1 F conclusion",
    "1 Annexes",
  ]);
  expect(lines(report)).toContain("[… indice (bugs)]");
});

it("of an empty mission, without a name, is all hints", () => {
  for (const language of ["fr", "en"] as const) {
    const report = prefillReport({
      ...SOURCES,
      mission: sampleMission({ title: "X" }),
      captures: [],
      notes: [],
      checklistTexts: [],
      ownerName: "",
      language,
    });
    expect(v.is(ReportDocumentSchema, report)).toBe(true);
    expect(exhibitsReferenced(report)).toEqual([]);
    expect(openPlaceholders(report)).toBeGreaterThan(10);
  }
});

it("takes hostile texts as texts, and thousands of captures", () => {
  const hostile = `<img src=x onerror=alert(1)>\u0000\n[… x]\ud83e${"x".repeat(5_000)}`;
  const many = Array.from({ length: 3_000 }, (_, index) =>
    sampleCapture({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      kind: "deliverable",
      title: hostile,
      datedAt: index === 0 ? "soon" : "2026-03-01T09:30:00.000Z",
    }),
  );
  const notes = many.map(({ id: captureId }) => ({
    captureId,
    title: hostile,
    text: hostile.repeat(4),
    datedAt: hostile,
  }));
  const report = prefillReport({
    ...SOURCES,
    mission: sampleMission({ title: hostile, client: hostile }),
    captures: many,
    notes,
  });
  expect(v.safeParse(ReportDocumentSchema, report).issues).toBeUndefined();
  expect(lines(report)).toContain("Et 2500 autres, que le bordereau énumère.");
});

describe.each(TRADES.map((trade) => [trade.id, trade] as const))("the outline of the trade %s", (_, { outline }) => {
  it.each(["fr", "en"] as const)("is written in %s with all parts of a report", (language) => {
    const report = prefillReport({ ...SOURCES, outline, language });
    expect(v.is(ReportDocumentSchema, report)).toBe(true);
    const titles = headings(report);
    // in its own order, and no part twice
    expect(titles.filter((title) => outline.some(({ heading }) => title === `1 ${heading[language]}`))).toHaveLength(
      outline.length,
    );
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.at(-1)).toBe(language === "fr" ? "1 Annexes" : titles.at(-1));
    expect(exhibitsReferenced(report)).toHaveLength(4);
    const text = lines(report).join("\n");
    if (language === "fr") expect(text).not.toMatch(/'| [:;?!»]|« |[^\s\u00a0][;?!»]/);
    else expect(text).not.toMatch(/\u00a0[:;?!»]|«/);
  });
});
