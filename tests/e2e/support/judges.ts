import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./harness.ts";

const run = promisify(execFile);
const LIMITS = { timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };

/**
 * What others would check a dossier with: Info-ZIP's integrity test and coreutils' checksums, none of our code.
 * Returns the folder that it was unpacked into; throws with the tool's words.
 */
export async function judgeDossier(zip: string, folder: string): Promise<string> {
  await run("unzip", ["-tqq", zip], LIMITS);
  const unpacked = join(folder, `${basename(zip, ".zip")}-unpacked`);
  await mkdir(unpacked, { recursive: true });
  await run("unzip", ["-q", "-o", zip, "-d", unpacked], LIMITS);
  const { stdout } = await run("find", [unpacked, "-name", "SHA256SUMS"], LIMITS);
  const sums = stdout.trim().split("\n").filter(Boolean);
  const root = sums[0]?.slice(0, -"/SHA256SUMS".length);
  if (root === undefined || sums.length !== 1) throw new Error(`${zip} holds ${sums.length} SHA256SUMS`);
  await run("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { ...LIMITS, cwd: root });
  return root;
}

/** Runs our own verifier as a child process; rejects where it does not accept the dossier. */
export async function verifyDossier(zip: string): Promise<string> {
  const { stdout } = await run("npm", ["run", "--silent", "verify", "--", zip], { ...LIMITS, cwd: ROOT });
  return stdout;
}
