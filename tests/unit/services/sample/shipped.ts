import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const SAMPLE_FOLDER = "public/sample";

/** Every file of the sample as it is shipped, by its name. */
export function shippedFiles(): Map<string, Uint8Array<ArrayBuffer>> {
  const names = readdirSync(SAMPLE_FOLDER).sort();
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(SAMPLE_FOLDER, name)))]));
}

/** Reads the files as the extension does; rejects where there is none of that name. */
export function reader(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): (name: string) => Promise<Blob> {
  return async (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new TypeError("Failed to fetch");
    return new Blob([bytes]);
  };
}
