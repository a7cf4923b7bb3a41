import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../utils/core";
import { CHECK_IDS } from "../../../utils/verify";
import { first, pack, readJson, richDossier, unpack, writeJson } from "./dossiers";

const ROOT = new URL("../../..", import.meta.url).pathname;

const UNPRINTABLE = /[^\P{C}\n]/u;

describe("npm run verify", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bordereau-"));
    const { blob } = first(await richDossier());
    writeFileSync(join(folder, "good.zip"), Buffer.from(await blob.arrayBuffer()));
    const files = await unpack(blob);
    files.set("pieces/piece-001-contrat/contrat.pdf", utf8("changed"));
    const manifest = readJson(files, "manifest.json");
    manifest.mission.title = "\u001B[2J\u202Eltit";
    writeJson(files, "manifest.json", manifest);
    writeFileSync(join(folder, "bad.zip"), Buffer.from(await (await pack(files)).arrayBuffer()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/verify.ts", ...args], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  it("prints a line for each check and exits 0 for a good dossier", () => {
    const { status, stdout } = run(join(folder, "good.zip"));
    expect(stdout.split("\n").slice(0, CHECK_IDS.length)).toEqual(CHECK_IDS.map((id) => `ok            ${id}`));
    expect(stdout).toContain("verdict: passed");
    expect(status).toBe(0);
  });

  it("names what changed, shows no control character and exits 1 for a bad one", () => {
    const { status, stdout } = run(join(folder, "bad.zip"));
    expect(stdout).toMatch(
      /FAILED {8}hashes-match\n {16}pieces\/piece-001-contrat\/contrat\.pdf: has SHA-256 [0-9a-f]{64}/,
    );
    expect(stdout).toContain("\\u001b[2J\\u202eltit");
    expect(stdout).not.toMatch(UNPRINTABLE);
    expect(status).toBe(1);
  });

  it("gives the report as JSON", () => {
    const { status, stdout } = run(join(folder, "bad.zip"), "--json");
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "failed", dossier: { exhibits: 3 } });
    expect(stdout).not.toMatch(UNPRINTABLE);
    expect(status).toBe(1);
  });

  it.each([[[]], [["--unknown"]], [["missing.zip"]]])("exits 2 for %j", (args) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });
});
