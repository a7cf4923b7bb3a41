import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const CRUISER = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** Each rule, and an import that breaks it: from a file in that folder to that file. */
const VIOLATIONS: readonly [rule: string, folder: string, to: string][] = [
  ["core-imports-nothing", "utils/core", "utils/integrity/index.ts"],
  ["integrity-imports-core", "utils/integrity", "utils/store/index.ts"],
  ["browser-imports-core", "utils/browser", "utils/messages/index.ts"],
  ["messages-imports-core-and-browser", "utils/messages", "utils/store/index.ts"],
  ["store-imports-core-and-integrity", "utils/store", "utils/browser/index.ts"],
  ["dossier-imports-core-and-integrity", "utils/dossier", "utils/store/index.ts"],
  ["guidance-imports-core", "utils/guidance", "utils/integrity/index.ts"],
  ["verify-imports-core-and-integrity", "utils/verify", "utils/dossier/index.ts"],
  ["capture-imports-core-and-browser", "utils/capture", "utils/store/index.ts"],
  ["report-imports-core", "utils/report", "utils/guidance/index.ts"],
  ["components-talk-through-messages", "components/ui", "utils/store/index.ts"],
  ["content-scripts-stay-out-of-the-store", "entrypoints", "utils/services/index.ts"],
  ["verifier-page-stands-alone", "verifier", "utils/store/index.ts"],
  ["nothing-imports-an-entrypoint", "components/ui", "entrypoints/background.ts"],
  ["extension-api-only-in-browser", "utils/services", "wxt/browser"],
  ["through-the-index", "utils/services", "utils/store/journal.ts"],
  ["through-the-index-from-outside", "entrypoints", "utils/store/journal.ts"],
  ["resolvable", "utils/core", "utils/core/nothing-there.ts"],
];

function planted(rule: string, folder: string): string {
  return `${folder}/${rule}${rule.startsWith("content-scripts") ? ".content" : ""}.ts`;
}

/** The rules that each file of a planted tree breaks, by the file's path; one run for all, as starting takes seconds. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), "bordereau-imports-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "tsconfig.json"), "{}");
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const args = [CRUISER, "--config", resolve(".dependency-cruiser.cjs"), "--output-type", "json"];
    const { stdout } = await run(process.execPath, [...args, "utils", "components", "entrypoints", "verifier"], {
      cwd: folder,
      maxBuffer: 1e8,
    }).catch((failure: { stdout: string }) => failure);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    const broken = new Map<string, string[]>();
    for (const { from, rule } of summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    return broken;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("import rules", () => {
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    const files: Record<string, string> = {
      "utils/core/a.ts": 'import "./b";\n',
      "utils/core/b.ts": 'import "./a";\n',
    };
    for (const [rule, folder, to] of VIOLATIONS) {
      const up = "../".repeat(folder.split("/").length);
      files[planted(rule, folder)] = `import "${to.startsWith("wxt/") ? to : up + to.replace(/\.ts$/, "")}";\n`;
      if (!to.startsWith("wxt/") && rule !== "resolvable") files[to] = "export {};\n";
    }
    broken = await violationsOf(files);
  }, 60_000);

  it.each(VIOLATIONS)("%s is found", (rule, folder) => {
    expect(broken.get(planted(rule, folder))).toContain(rule);
  });

  it("a cycle is found", () => {
    expect(broken.get("utils/core/a.ts")).toContain("no-cycles");
  });
});
