import { describe, expect, it } from "vitest";
import { isSafePath } from "../../../utils/core";
import { numberExhibits } from "../../../utils/dossier/exhibits";
import { Sample } from "./sample";

describe("numberExhibits", () => {
  it("numbers in chronological order of the evidence, then of the journal", async () => {
    const sample = await Sample.create();
    await sample.capture({ title: "c", datedAt: "2026-02-02T00:00:00.000Z" });
    await sample.capture({ title: "d", datedAt: "2026-02-02T00:00:00.000Z" });
    await sample.capture({ title: "a", datedAt: "2025-12-31T00:00:00.000Z" });
    const shuffled = [...sample.captures].reverse();
    const exhibits = await numberExhibits(shuffled, []);
    expect(exhibits.map(({ number, capture }) => `${number} ${capture.title}`)).toEqual(["1 a", "2 c", "3 d"]);
    expect(exhibits[1]?.folder).toBe("pieces/piece-002-c");
  });

  it("leaves out erased captures", async () => {
    const sample = await Sample.create();
    await sample.erase(await sample.capture());
    await sample.capture();
    expect(await numberExhibits(sample.captures, [])).toHaveLength(1);
  });

  it("refuses a capture that lost its record without being erased", async () => {
    const sample = await Sample.create();
    const capture = await sample.capture();
    const broken = [{ ...capture, recordJson: null }];
    await expect(numberExhibits(broken, [])).rejects.toMatchObject({ code: "export-failed" });
  });

  it("gives equal names, whatever their case, and device names a path of their own", async () => {
    const sample = await Sample.create();
    const names = [
      "a.png",
      "A.PNG",
      "a.png",
      "record.json",
      "con.txt",
      "nul",
      "x.",
      "README",
      `${"n".repeat(76)}.png`,
      `${"N".repeat(76)}.png`,
    ];
    await sample.capture({ files: names.map((name) => ({ name, content: name })) });
    const [exhibit] = await numberExhibits(sample.captures, []);
    const paths = exhibit?.files.map(({ path }) => path) ?? [];
    expect(paths.map((path) => path.replace(/.*\//, "")).slice(0, 9)).toEqual([
      "record.json",
      "a.png",
      "A-2.PNG",
      "a-3.png",
      "record-2.json",
      "fichier.txt",
      "fichier",
      "x",
      "README",
    ]);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length + 1);
    expect(paths.filter((path) => !isSafePath(path))).toEqual([]);
  });

  it.each(["../../etc/passwd", "CON", "", "\u202E\u0000", "日本語", "é".repeat(10_000), "a/b\\c:d*?"])(
    "makes a safe folder of the title %j",
    async (title) => {
      const sample = await Sample.create();
      await sample.capture({ title: title.slice(0, 10_000) });
      const [exhibit] = await numberExhibits(sample.captures, []);
      expect(exhibit?.folder).toMatch(/^pieces\/piece-001-[a-z0-9-]{1,40}$/);
      expect(isSafePath(exhibit?.folder ?? "")).toBe(true);
    },
  );
});
