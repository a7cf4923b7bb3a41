import { checkName } from "./entry-name";
import type { Checks, VerifyReport } from "./report";
import { WITNESS_CHECKS } from "./report";
import type { Volume, VolumeEntry } from "./volume";

/** A volume that was unpacked. */
export interface NamedFolder {
  /** The name that reports give it. */
  readonly name: string;
  /** Paths in the folder, with `/`. */
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
}

/** Why the two checks of the zip's own form are not possible. */
export const UNPACKED = "the dossier was unpacked: the zip itself was not looked at";

/** What macOS writes beside the files of a folder that was looked at. No name in a dossier begins with a dot. */
const FINDER_FILE = /(^|\/)(\.DS_Store|\._[^/]*)$/;

/** Lists an unpacked volume, as `openVolume` does a zip. */
export function openFolder({ name, files }: NamedFolder, checks: Checks): Volume {
  for (const id of ["zip-readable", "zip-as-written"] as const) checks[id].impossible(UNPACKED, { volume: name });
  checks["names-safe"].ran();
  const entries = new Map<string, VolumeEntry>();
  const folded = new Set<string>();
  for (const { path, blob } of files) {
    if (FINDER_FILE.test(path)) continue;
    checkName(path, folded, checks["names-safe"], { volume: name, path });
    entries.set(path, {
      path,
      sizeBytes: blob.size,
      plain: {
        crc32: null,
        read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
      },
      bytes: async () => new Uint8Array(await blob.arrayBuffer()),
      stream: () => blob.stream(),
    });
  }
  return { name, entries, release: () => {} };
}

/** A dossier is no less intact for having been unpacked: what of it is left to check decides. */
export function judgeUnpacked(report: VerifyReport): VerifyReport {
  if (report.verdict !== "incomplete") return report;
  const open = report.checks.filter(({ id, outcome }) => outcome === "not-possible" && !WITNESS_CHECKS.has(id));
  const onlyUnpacked = open.every(
    ({ id, findings }) =>
      (id === "zip-readable" || id === "zip-as-written") && findings.every(({ detail }) => detail === UNPACKED),
  );
  return onlyUnpacked ? { ...report, verdict: "passed" } : report;
}
