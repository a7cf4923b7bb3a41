import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../utils/core";
import { CHECK_IDS } from "../../../utils/verify";
import { first, pack, readJson, richDossier, unpack, writeJson } from "./dossiers";

const ROOT = new URL("../../..", import.meta.url).pathname;

/** A process of its own takes seconds where the machine is busy. */
const SPAWN_MS = 60_000;

const UNPRINTABLE = /[^\P{C}\n]/u;

describe("npm run verify", { timeout: SPAWN_MS }, () => {
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
    expect(stdout.split("\n").slice(0, CHECK_IDS.length + 2)).toEqual(
      CHECK_IDS.flatMap((id) => {
        if (id === "timestamps") return ["NOT POSSIBLE  timestamps", expect.stringContaining("no authority")];
        if (id === "opentimestamps") return ["NOT POSSIBLE  opentimestamps", expect.stringContaining("not asked")];
        return [`ok            ${id}`];
      }),
    );
    expect(stdout).toContain("This dossier is intact.");
    expect(stdout).toContain("verdict: passed");
    expect(status).toBe(0);
  });

  it("takes the folder that a dossier was unpacked into, and none with a link in it", async () => {
    const unpacked = join(folder, "unpacked");
    for (const [path, bytes] of await unpack(first(await richDossier()).blob)) {
      mkdirSync(dirname(join(unpacked, path)), { recursive: true });
      writeFileSync(join(unpacked, path), bytes);
    }
    expect(run(unpacked)).toMatchObject({ status: 0, stdout: expect.stringContaining("verdict: passed") });
    symlinkSync("/etc/hostname", join(unpacked, "link"));
    expect(run(unpacked)).toMatchObject({ status: 2, stderr: expect.stringContaining("link") });
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

  it.each([[[]], [["--unknown"]], [["good.zip", "--roots", "missing.pem"]], [["missing.zip"]]])(
    "exits 2 for %j",
    (args) => {
      const { status, stdout, stderr } = run(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).not.toBe("");
    },
  );
});
