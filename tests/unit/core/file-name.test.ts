import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeFileName, slug } from "@/utils/core";

describe("slug", () => {
  it.each([
    ["Contrat signé n° 12 — été", "Contrat-signe-n-12-ete"],
    ["Œuvre & cœur", "OEuvre-coeur"],
    ["../../etc/passwd", "etc-passwd"],
    ["<img src=x onerror=alert(1)>", "img-src-x-onerror-alert-1"],
    ["\u202egnp.exe", "gnp-exe"],
    ["😀😀", "fallback"],
    ["CON", "fallback"],
    ["lpt1", "fallback"],
    ["", "fallback"],
  ])("makes %j harmless", (text, expected) => {
    expect(slug(text, 60, "fallback")).toBe(expected);
  });

  it("gives a safe name for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (text, length) => {
        const name = slug(text, length, "x");
        expect(name).toMatch(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(length);
      }),
    );
  });

  it("looks only at the beginning of an endless title", () => {
    expect(slug("a".repeat(10_000_000), 80, "x")).toHaveLength(80);
  });
});

describe("safeFileName", () => {
  it.each([
    ["Facture n°7.PDF", "Facture-n-7.pdf"],
    ["archive.tar.gz", "archive-tar.gz"],
    ["..\\..\\evil.exe", "evil.exe"],
    [".htaccess", "fichier.htaccess"],
    ["no extension", "no-extension"],
    ["nul.txt", "fichier.txt"],
  ])("turns %j into %j", (name, expected) => {
    expect(safeFileName(name, "fichier")).toBe(expected);
  });

  it("never exceeds 80 characters", () => {
    expect(safeFileName(`${"é".repeat(500)}.docx`, "x")).toHaveLength(80);
  });
});
