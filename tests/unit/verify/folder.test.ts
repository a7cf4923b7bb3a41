import { describe, expect, it } from "vitest";
import { sourcesOf, verifyDossier } from "../../../utils/verify";
import { type Files, failed, findings, first, outcome, richDossier, unpack } from "./dossiers";

type Unpacked = { path: string; blob: Blob }[];

const asFolder = (files: Files, under = "dossier/"): Unpacked =>
  [...files].map(([path, bytes]) => ({ path: under + path, blob: new Blob([bytes]) }));

async function richFolder(): Promise<Files> {
  return unpack(first(await richDossier()).blob);
}

const verify = (files: Unpacked) => verifyDossier(sourcesOf(files));

describe("an unpacked dossier", () => {
  it("passes, and the form of the zip is said to be unknown", async () => {
    const report = await verify(asFolder(await richFolder()));
    expect(report.verdict).toBe("passed");
    expect(outcome(report, "zip-as-written")).toBe("not-possible");
    expect(outcome(report, "zip-readable")).toBe("not-possible");
  });

  it("passes from deep inside of what was chosen, beside other files", async () => {
    const files = [...asFolder(await richFolder(), "Desktop/case/"), { path: "Desktop/x.txt", blob: new Blob(["x"]) }];
    expect((await verify(files)).verdict).toBe("passed");
  });

  it("passes in volumes, each in a folder of its own", async () => {
    const volumes = await richDossier({ maxVolumeBytes: 62_000, maxEntries: 10 });
    const folders = await Promise.all(
      volumes.map(async ({ blob }, index) => asFolder(await unpack(blob), `all/volume-${index}/`)),
    );
    expect(volumes.length).toBeGreaterThan(1);
    expect((await verify(folders.flat())).verdict).toBe("passed");
    expect(outcome(await verify(folders.slice(1).flat()), "volumes-complete")).toBe("failed");
    // one of them still in its zip
    const mixed = [...folders.slice(1).flat(), { path: "all/first.zip", blob: first(volumes).blob }];
    expect((await verify(mixed)).verdict).toBe("passed");
  });

  it("passes after the Finder has looked at it", async () => {
    const files = [...asFolder(await richFolder()), { path: "dossier/pieces/.DS_Store", blob: new Blob(["x"]) }];
    expect((await verify(files)).verdict).toBe("passed");
  });

  it.each<[string, (files: Unpacked) => Unpacked, string, string]>([
    [
      "a changed byte",
      (files) => files.map((f) => (f.path.endsWith("contrat.pdf") ? { ...f, blob: new Blob(["contr4t"]) } : f)),
      "hashes-match",
      "hash-differs",
    ],
    [
      "a file that is gone",
      (files) => files.filter(({ path }) => !path.endsWith("facture.pdf")),
      "files-complete",
      "missing",
    ],
    [
      "a file too many",
      (files) => [...files, { path: "dossier/pieces/autre.txt", blob: new Blob(["x"]) }],
      "nothing-added",
      "added",
    ],
    [
      "a dangerous name",
      (files) => [...files, { path: "dossier/../out.txt", blob: new Blob(["x"]) }],
      "names-safe",
      "unsafe-name",
    ],
  ])("fails for %s", async (_, change, check, reason) => {
    const report = await verify(change(asFolder(await richFolder())));
    expect(report.verdict).toBe("failed");
    expect(findings(report, check as "hashes-match").join()).toContain(reason);
  });

  it("fails where a file can no longer be read", async () => {
    const gone = new Blob(["contrat"]);
    gone.slice = () => gone;
    gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    const files = asFolder(await richFolder()).map((f) => (f.path.endsWith("contrat.pdf") ? { ...f, blob: gone } : f));
    expect(failed(await verify(files))).toEqual(expect.arrayContaining(["zip-readable", "hashes-match"]));
  });
});

describe("what was chosen", () => {
  const named = (...paths: string[]) => paths.map((path) => ({ path, blob: new Blob() }));
  const names = (...paths: string[]) => sourcesOf(named(...paths)).map(({ name }) => name);

  it("is zips, by their names, also those in a folder", () => {
    expect(names("a.zip", "case/B.ZIP", "case/notes.txt")).toEqual(["a.zip", "B.ZIP"]);
  });

  it("is folders with a SHA256SUMS, of which zips inside are exhibits", () => {
    const sources = sourcesOf(named("d/SHA256SUMS", "d/pieces/a.zip", "d/pieces/SHA256SUMS"));
    expect(sources).toMatchObject([
      { name: "d", files: [{ path: "SHA256SUMS" }, { path: "pieces/a.zip" }, { path: "pieces/SHA256SUMS" }] },
    ]);
  });

  it("is taken for zips where nothing looks like a dossier, but not a whole folder", () => {
    expect(names("letter.pdf")).toEqual(["letter.pdf"]);
    expect(names("holiday/1.jpg", "holiday/2.jpg")).toEqual([]);
  });
});
