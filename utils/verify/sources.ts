import { DOSSIER_FILES } from "../core";
import type { NamedFolder } from "./folder";
import type { NamedBlob } from "./volume";

/** One volume of a dossier: its zip, or the folder that it was unpacked into. */
export type Source = NamedBlob | NamedFolder;

/**
 * Sorts files that a person chose into volumes: each folder with a SHA256SUMS of its own is an unpacked one,
 * whatever else is called `.zip` is a zip. Where nothing looks like a dossier, each file outside of folders is taken
 * for a zip, so that the check says what is wrong with it.
 * @param files with their paths from where they were chosen, with `/`
 */
export function sourcesOf(files: readonly { readonly path: string; readonly blob: Blob }[]): Source[] {
  const roots = rootsOf(files.map(({ path }) => path));
  const folders = new Map<string, { path: string; blob: Blob }[]>(roots.map((root) => [root, []]));
  const zips: NamedBlob[] = [];
  const others: NamedBlob[] = [];
  for (const { path, blob } of files) {
    const root = roots.find((each) => path.startsWith(each));
    if (root !== undefined) folders.get(root)?.push({ path: path.slice(root.length), blob });
    else if (/\.zip$/i.test(path)) zips.push({ name: nameOf(path), blob });
    else if (!path.includes("/")) others.push({ name: path, blob });
  }
  const sources = [...zips, ...[...folders].map(([root, own]) => ({ name: nameOf(root.slice(0, -1)), files: own }))];
  return sources.length > 0 ? sources : others;
}

/** Folders with a SHA256SUMS, as `folder/`, but those within another one. */
function rootsOf(paths: readonly string[]): string[] {
  const ends = paths.filter((path) => path === DOSSIER_FILES.sums || path.endsWith(`/${DOSSIER_FILES.sums}`));
  const all = ends.map((path) => path.slice(0, -DOSSIER_FILES.sums.length)).sort((a, b) => a.length - b.length);
  return all.filter((root, index) => !all.slice(0, index).some((outer) => root.startsWith(outer)));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
