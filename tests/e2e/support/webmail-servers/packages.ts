import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const INSTALLER = fileURLToPath(new URL("install-packages.sh", import.meta.url));
const PROGRAM_FOLDERS = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/bin"];

/** The full path of a program, which need not be on the path of a user. */
export function findProgram(name: string): string | null {
  const candidates = PROGRAM_FOLDERS.map((folder) => join(folder, name));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/**
 * Installs those Debian packages that are missing, without starting any of their services.
 * @returns null, or why it cannot be done here
 */
export async function installPackages(names: readonly string[]): Promise<string | null> {
  if (findProgram("apt-get") === null) return "this system has no apt-get";
  const missing = await missingPackages(names);
  if (missing.length === 0) return null;
  if (process.getuid?.() !== 0) return `not root, and these packages are missing: ${missing.join(" ")}`;
  try {
    // tests of two browsers may both come here
    await run("flock", ["/var/lib/dpkg", "sh", INSTALLER, ...missing], { maxBuffer: 2 ** 26 });
    return null;
  } catch (error) {
    return `apt-get failed: ${String((error as { stderr?: string }).stderr || error).trim()}`;
  }
}

async function missingPackages(names: readonly string[]): Promise<string[]> {
  // it fails for names that it has never heard of and lists the others all the same
  const query = run("dpkg-query", ["-W", "-f", `\${Package} \${db:Status-Status}\n`, ...names]);
  const { stdout } = await query.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }));
  const installed = new Set(stdout.split("\n").flatMap((line) => line.match(/^(\S+) installed$/)?.[1] ?? []));
  return names.filter((name) => !installed.has(name));
}
