import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Volumes } from "./mutation.ts";

const VERIFIER = fileURLToPath(new URL("../../tests/second-verifier/verify.py", import.meta.url));
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface SecondOpinion {
  readonly verdict: "passed" | "failed" | "incomplete";
  readonly failed: readonly string[];
  readonly notPossible: readonly string[];
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

/** What the verifier in Python says of each of the dossiers, in one run. */
export async function secondOpinions(dossiers: readonly Volumes[], rootsPem: string): Promise<SecondOpinion[]> {
  const folder = await mkdtemp(join(tmpdir(), "bordereau-second-"));
  try {
    const roots = join(folder, "roots.pem");
    await writeFile(roots, rootsPem);
    const lists: string[] = [];
    for (const [at, volumes] of dossiers.entries()) {
      const paths: string[] = [];
      for (const [index, bytes] of [...volumes.values()].entries()) {
        paths.push(join(folder, `${at}-${index}.zip`));
        await writeFile(paths.at(-1) as string, bytes);
      }
      lists.push(paths.join(","));
    }
    const args = [VERIFIER, "--roots", roots, "--each", ...lists];
    const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const { stdout } = await promisify(execFile)("python3", args, { maxBuffer: MAX_OUTPUT_BYTES, env: environment });
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  } finally {
    await rm(folder, { recursive: true });
  }
}
