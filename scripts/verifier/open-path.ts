import { openAsBlob } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Source, sourcesOf } from "../../utils/verify/index.ts";

/**
 * A zip, or the volumes in a folder that a dossier was unpacked into.
 * @throws Error for what cannot be opened, a folder without a dossier, and links in a folder: no dossier has them
 */
export async function openPath(path: string): Promise<Source[]> {
  if (!(await stat(path)).isDirectory()) return [{ name: basename(path), blob: await openAsBlob(path) }];
  const files = [];
  for (const file of await filesIn(path)) {
    // the folder's own name names the volume
    files.push({ path: join(basename(path), file), blob: await openAsBlob(join(path, file)) });
  }
  const found = sourcesOf(files);
  if (found.length === 0) throw new Error("there is no dossier in this folder");
  return found;
}

async function filesIn(folder: string, under = ""): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const path = join(under, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(folder, path)));
    else if (entry.isFile()) files.push(path);
    else throw new Error(`${path} is neither a file nor a folder`);
  }
  return files;
}
