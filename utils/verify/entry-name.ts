import { isSafePath } from "../core";
import type { Check } from "./report";

/**
 * Whether a path may be in a dossier, and is there once.
 * @param folded keys of the paths before; this one's is added
 */
export function checkName(
  path: string,
  folded: Set<string>,
  check: Check,
  where: { volume: string; path: string },
): void {
  if (!isSafePath(path))
    check.fail("unsafe-name", "absolute, with .., too long, or with characters a dossier never has", where);
  // as Windows and macOS compare names
  const key = path.toLowerCase();
  if (folded.has(key)) check.fail("duplicate-name", "two entries have this name", where);
  folded.add(key);
}
