import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fromHex, toHex } from "../../../../utils/core";

const READER = fileURLToPath(new URL("../../../second-verifier/opentimestamps.py", import.meta.url));

/** Reads and writes with the library that the standard client is made of, where it is installed. */
const STANDARD = `
import sys
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile
for line in sys.stdin:
    file = DetachedTimestampFile.deserialize(BytesDeserializationContext(bytes.fromhex(line)))
    context = BytesSerializationContext()
    file.serialize(context)
    print(context.getbytes().hex())
`;

export interface Judgement {
  readonly digest: string;
  readonly bitcoin: readonly (readonly [height: number, merkleRoot: string])[];
  readonly pending: readonly (readonly [url: string, commitment: string])[];
  readonly unknown: number;
}

/** What the reader in Python finds in each of the files; null where it refuses one. */
export function judge(files: readonly Uint8Array[]): (Judgement | null)[] {
  return python([READER], files).map((line) => JSON.parse(line));
}

export const STANDARD_INSTALLED = spawnSync("python3", ["-c", "import opentimestamps.core.timestamp"]).status === 0;

/**
 * Each of the files as the standard client's library writes it after reading.
 * @throws Error where it refuses one
 */
export function rewrittenByStandard(files: readonly Uint8Array[]): Uint8Array[] {
  return python(["-c", STANDARD], files).map(fromHex);
}

function python(args: readonly string[], files: readonly Uint8Array[]): string[] {
  const { status, stdout, stderr } = spawnSync("python3", args, {
    input: files.map((file) => `${toHex(file)}\n`).join(""),
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout.toString().trim().split("\n");
}
