import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { type CheckResult, type Finding, verifyDossier } from "../utils/verify";

/*
 * npm run verify -- FILE.zip [MORE.zip…] [--json]
 * Exit code 0: passed; 1: failed or incomplete; 2: usage, or a file that cannot be opened.
 */

const MARKS: Readonly<Record<CheckResult["outcome"], string>> = {
  passed: "ok          ",
  failed: "FAILED      ",
  "not-possible": "NOT POSSIBLE",
};

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes("--json");
  const paths = args.filter((argument) => argument !== "--json");
  if (paths.length === 0 || paths.some((path) => path.startsWith("-"))) {
    process.stderr.write(
      "usage: npm run verify -- FILE.zip [MORE.zip…] [--json]\nGive all volumes of a dossier at once.\n",
    );
    return 2;
  }
  const volumes = [];
  for (const path of paths) {
    try {
      volumes.push({ name: basename(path), blob: await openAsBlob(path) });
    } catch (thrown) {
      process.stderr.write(`${harmless(path)}: ${harmless(String(thrown))}\n`);
      return 2;
    }
  }
  const report = await verifyDossier(volumes);
  if (json) process.stdout.write(`${harmless(JSON.stringify(report, null, 2), "\n")}\n`);
  else {
    for (const check of report.checks) {
      process.stdout.write(`${MARKS[check.outcome]}  ${check.id}\n`);
      for (const finding of check.findings)
        process.stdout.write(`                ${findingLine(finding, volumes.length > 1)}\n`);
    }
    if (report.dossier) {
      const { title, exhibits, exportedAt } = report.dossier;
      process.stdout.write(`\n${harmless(title)}: ${exhibits} exhibits, exported ${exportedAt}\n`);
    }
    process.stdout.write(`verdict: ${report.verdict}\n`);
  }
  return report.verdict === "passed" ? 0 : 1;
}

function findingLine({ volume, path, reason, detail }: Finding, nameVolume: boolean): string {
  const where = [nameVolume ? volume : undefined, path].filter((part) => part !== undefined).join(": ");
  return harmless(`${where === "" ? "" : `${where}: `}${detail} [${reason}]`);
}

/** Text from a zip without what a terminal would obey or reorder (ECMA-48, UAX #9), as JSON escapes. */
function harmless(text: string, allowed = ""): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === allowed ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => {
    process.stderr.write(`${harmless(String(thrown))}\n`);
    process.exitCode = 2;
  },
);
