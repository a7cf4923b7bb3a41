import { describe, expect, it } from "vitest";
import { type DossierPlan, planDossier } from "../../../utils/dossier";
import { en } from "../../../utils/dossier/text/en";
import { fr } from "../../../utils/dossier/text/fr";
import { Sample, sampleMission } from "./sample";
import { ONE_VOLUME, planText } from "./zip";

const HOSTILE = `</title><script>alert(1)</script><img src=x onerror="alert(1)">' & \u202Egpj.exe`;

async function hostilePlan(): Promise<DossierPlan> {
  const sample = await Sample.create(
    sampleMission({
      title: HOSTILE,
      client: HOSTILE,
      reference: HOSTILE,
      description: `${HOSTILE}\n=cmd()`,
      parties: [{ role: "provider", name: HOSTILE, details: HOSTILE }],
    }),
  );
  await sample.capture({ title: HOSTILE, note: HOSTILE, url: `https://example.com/${HOSTILE}` });
  await sample.capture({
    title: "x".repeat(10_000),
    note: "y".repeat(20_000),
    url: "javascript:alert(document.domain)",
  });
  await sample.capture({ title: '=HYPERLINK("http://evil")', url: `data:text/html,${HOSTILE}` });
  await sample.capture({ title: "\uD800", url: null });
  return planDossier(await sample.input(), ONE_VOLUME);
}

describe("documents", () => {
  it.each(["LISEZ-MOI.html", "bordereau-de-pieces.html"])("let nothing hostile through: %s", async (path) => {
    const text = planText((await hostilePlan()).volumes[0], path);
    expect(text).not.toMatch(/<script|<img|onerror="|<\/title><|\u202E|href="(javascript|data):/i);
    expect(text).toContain("&lt;script&gt;");
    expect(text).toContain("[U+202E]");
    expect(text).not.toContain("x".repeat(301));
    expect(text.isWellFormed()).toBe(true);
    const elements = new Set(Array.from(text.matchAll(/<([a-z0-9]+)/g), ([, name]) => name));
    for (const name of ["script", "img", "iframe", "link", "object", "form"]) expect(elements).not.toContain(name);
    expect(text.match(/<title>/g)).toHaveLength(1);
  });

  it.each(["LISEZ-MOI.html", "bordereau-de-pieces.html"])("forbid scripts and connections: %s", async (path) => {
    const text = planText((await hostilePlan()).volumes[0], path);
    expect(text).toContain(
      `http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`,
    );
    expect(text).toContain('<html lang="fr">');
    for (const [, attributes = ""] of text.matchAll(/<a ([^>]*href="https?:[^>]*)>/g))
      expect(attributes).toContain("noreferrer");
  });

  it("disarm formulas in the CSV and cut long cells", async () => {
    const text = planText((await hostilePlan()).volumes[0], "bordereau-de-pieces.csv");
    expect(text.startsWith('\uFEFF"Pièce n°";')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(text).not.toContain("x".repeat(301));
    for (const line of text.slice(1).trimEnd().split("\r\n")) expect(line.match(/"(?:[^"]|"")*"/g)).toHaveLength(16);
  });

  it("list every exhibit with its hashes, its date and its address", async () => {
    const sample = await Sample.create();
    const capture = await sample.capture({
      title: "Contrat signé",
      kind: "contract",
      outcome: "partial",
      datedAt: "2026-01-31T23:00:00.000Z",
      files: [{ name: "contrat.pdf", content: "pdf", role: "original" }],
    });
    await sample.erase(await sample.capture({ title: "secret" }));
    const [volume] = (await planDossier(await sample.input(), ONE_VOLUME)).volumes;
    const index = planText(volume, "bordereau-de-pieces.html");
    const expected = [
      "Bordereau de pièces communiquées",
      "Juridiction",
      "N° RG",
      "Camille Durand",
      "Contrat signé",
      "capture partielle",
      "01/02/2026",
      "Contrat",
      'href="https://example.com/" rel="noreferrer noopener"',
      'href="pieces/piece-001-contrat-signe/contrat.pdf"',
      capture.recordSha256,
      capture.artifacts[0]?.sha256,
      "Captures effacées",
    ];
    for (const text of expected) expect(index).toContain(text);
    expect(index).not.toContain("secret");
    const erased = sample.captures.find(({ erasedAt }) => erasedAt !== null);
    expect(index).toContain(erased?.recordSha256);
  });

  it("say on the cover what the dossier is, how to check it and what it does not prove", async () => {
    const sample = await Sample.create();
    await sample.capture();
    const [volume] = (await planDossier(await sample.input(), ONE_VOLUME)).volumes;
    const cover = planText(volume, "LISEZ-MOI.html");
    const expected = [
      "1 pièce recueillie",
      "sha256sum -c SHA256SUMS",
      "certutil -hashfile",
      "Get-FileHash",
      "npm run verify",
      "commissaire de justice",
      "12\u00A0345,00\u00A0EUR",
      "05/01/2026 – …",
      "not legal advice",
      sample.journal.at(-1)?.hash,
    ];
    for (const text of expected) expect(cover).toContain(text);
    expect(cover.indexOf(fr.cover.provesNotHeading)).toBeLessThan(cover.indexOf(en.cover.provesNotHeading));
  });
});

describe("texts", () => {
  it("are all there, and differ where languages do", () => {
    const leaves = (value: unknown, path = ""): [string, unknown][] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`))
        : [[path, value]];
    expect(leaves(en).map(([path]) => path)).toEqual(leaves(fr).map(([path]) => path));
    for (const [path, value] of [...leaves(fr), ...leaves(en)]) expect(value, path).not.toBe("");
  });
});
