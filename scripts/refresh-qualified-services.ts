import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { harmless, runProgram } from "./terminal.ts";
import { folderSource, networkSource } from "./trust-list/list-source.ts";
import { refreshFile } from "./trust-list/refresh-file.ts";
import type { TakenSnapshot } from "./trust-list/take-snapshot.ts";
import { TrustListError } from "./trust-list/trust-list-error.ts";

/*
 * npm run refresh-qualified-services -- [--lotl-signer SHA256]… [--from FOLDER] [--without XX]…
 * Writes utils/integrity/rfc3161/qualified-services.ts from the EU's list of trusted lists and the lists it points to.
 * --lotl-signer: the certificate that signs the list of lists, as the Official Journal of the EU publishes it.
 * --from: eu-lotl.xml and one file for each territory (FR.xml), downloaded before.
 * --without: a territory to leave out, because its list cannot be had.
 * Exit code 0: written; 1: a list cannot be relied on, nothing written; 2: usage.
 */

const FILE = fileURLToPath(new URL("../utils/integrity/rfc3161/qualified-services.ts", import.meta.url));
const USAGE = "usage: npm run refresh-qualified-services -- [--lotl-signer SHA256]… [--from FOLDER] [--without XX]…\n";

interface Order {
  readonly lotlSigners: readonly string[];
  readonly from: string | undefined;
  readonly without: readonly string[];
}

async function main(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  if (!order) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { from, without, lotlSigners } = order;
  const now = new Date();
  try {
    const source = from === undefined ? networkSource(fetch) : folderSource(from);
    const takenAt = from === undefined ? now : null;
    const taken = await refreshFile(FILE, { source, lotlSigners, without, now, takenAt });
    process.stderr.write(
      notes(taken, order)
        .map((line) => `${harmless(line)}\n`)
        .join(""),
    );
    process.stdout.write(`${taken.snapshot.services.length} entries as of ${taken.snapshot.takenAt}\n`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof TrustListError)) throw thrown;
    process.stderr.write(thrown.problems.map((problem) => `REFUSED: ${harmless(problem)}\n`).join(""));
    process.stderr.write("Nothing was written.\n");
    return 1;
  }
}

/** Null where the arguments make no order. */
function readOrder(args: readonly string[]): Order | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "lotl-signer": { type: "string", multiple: true, default: [] },
        from: { type: "string" },
        without: { type: "string", multiple: true, default: [] },
      },
    });
    const lotlSigners = values["lotl-signer"].map((text) => text.replaceAll(":", "").toLowerCase());
    if (!lotlSigners.every((text) => /^[0-9a-f]{64}$/.test(text))) return null;
    return { lotlSigners, from: values.from, without: values.without };
  } catch {
    return null;
  }
}

/** What was not checked, and what the lists themselves give reason to say. */
function notes({ lotlSignerSha256, warnings }: TakenSnapshot, { lotlSigners, from, without }: Order): string[] {
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    ...without.map((territory) => `warning: ${territory} is left out, as asked for`),
    ...(lotlSigners.length > 0
      ? []
      : [
          `WARNING: WHO SIGNED THE LIST OF LISTS WAS NOT CHECKED, only that its signature holds. Compare the signer's SHA-256 with the Official Journal of the EU, then give it as --lotl-signer: ${lotlSignerSha256}`,
        ]),
    ...(from === undefined ? [] : ["not checked: where the files in the folder were downloaded from"]),
    "not checked: the lists' XAdES properties, and dates and revocation of the signers' certificates",
  ];
}

runProgram(main);
