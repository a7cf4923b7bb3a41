import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCertificates } from "../utils/integrity/pki";
import { type CheckResult, type Finding, type VerifyReport, verifyDossier } from "../utils/verify";
import { harmless, runProgram } from "./terminal.ts";
import { openPath } from "./verifier/open-path.ts";
import { plainWords } from "./verifier/plain-words.ts";

/*
 * npm run verify -- FILE.zip|FOLDER [MORE…] [--json] [--roots FILE.pem]
 * --roots: certificates of timestamp authorities' roots to trust, besides those that the package knows.
 * Exit code 0: passed; 1: failed or incomplete; 2: usage, or a file that cannot be opened.
 */

const MARKS: Readonly<Record<CheckResult["outcome"], string>> = {
  passed: "ok          ",
  failed: "FAILED      ",
  "not-possible": "NOT POSSIBLE",
};

async function main(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  if (!order) {
    process.stderr.write(
      "usage: npm run verify -- FILE.zip|FOLDER [MORE…] [--json] [--roots FILE.pem]\nGive all volumes of a dossier at once.\n",
    );
    return 2;
  }
  const { json, paths } = order;
  let roots: Uint8Array[] = [];
  try {
    if (order.roots !== undefined) roots = readCertificates(readFileSync(order.roots, "utf8"));
  } catch (thrown) {
    process.stderr.write(`${harmless(order.roots ?? "")}: ${harmless(String(thrown))}\n`);
    return 2;
  }
  const volumes = [];
  for (const path of paths) {
    try {
      volumes.push(...(await openPath(path)));
    } catch (thrown) {
      process.stderr.write(`${harmless(path)}: ${harmless(String(thrown))}\n`);
      return 2;
    }
  }
  const report = await verifyDossier(volumes, { roots });
  if (json) process.stdout.write(`${harmless(JSON.stringify(report, null, 2), "\n")}\n`);
  else {
    for (const check of report.checks) {
      process.stdout.write(`${MARKS[check.outcome]}  ${check.id}\n`);
      for (const finding of check.findings)
        process.stdout.write(`                ${findingLine(finding, volumes.length > 1)}\n`);
    }
    const words = [...(await plainWords(report)), ...exhibitLines(report.witnesses)];
    process.stdout.write(`\n${words.map((line) => harmless(line)).join("\n")}\n`);
    process.stdout.write(`verdict: ${report.verdict}\n`);
  }
  return report.verdict === "passed" ? 0 : 1;
}

interface Order {
  readonly json: boolean;
  readonly roots: string | undefined;
  readonly paths: readonly string[];
}

/** Null where the arguments make no order. */
function readOrder(args: readonly string[]): Order | null {
  try {
    const options = { json: { type: "boolean", default: false }, roots: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return positionals.length === 0 ? null : { json: values.json, roots: values.roots, paths: positionals };
  } catch {
    return null;
  }
}

function findingLine({ volume, path, reason, detail }: Finding, nameVolume: boolean): string {
  const where = [nameVolume ? volume : undefined, path].filter((part) => part !== undefined).join(": ");
  return harmless(`${where === "" ? "" : `${where}: `}${detail} [${reason}]`);
}

/** When each exhibit existed at the latest, and by whose word. */
function exhibitLines(witnesses: VerifyReport["witnesses"]): string[] {
  return (witnesses?.exhibits ?? []).map(({ number, capturedAt, existedBy }) =>
    existedBy
      ? `exhibit ${number}: existed at the latest ${existedBy.time}, says ${existedBy.authority} (qualified: ${existedBy.qualified})`
      : `exhibit ${number}: captured ${capturedAt} by its author's clock; no trusted authority attests it`,
  );
}

runProgram(main);
