import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { poll } from "./poll.ts";

/** The end-of-central-directory record with the longest comment that ZIP allows (APPNOTE 4.3.16). */
const ZIP_TAIL_BYTES = 22 + 0xffff;
const END_OF_CENTRAL_DIRECTORY = Buffer.from("PK\u0005\u0006", "latin1");

/**
 * Waits for a downloaded zip to be whole: the browser's unfinished file is gone and the directory that ends a zip is
 * there. Returns its path.
 */
export function waitForZip(downloadDir: string, fileName: string, timeoutMs = 60_000): Promise<string> {
  const path = join(downloadDir, fileName);
  const look = async (): Promise<string | null> => {
    const names = await readdir(downloadDir).catch((): string[] => []);
    if (!names.includes(fileName) || names.some((name) => /\.(crdownload|part)$/.test(name))) return null;
    return (await endsLikeZip(path)) ? path : null;
  };
  return poll(look, `the download ${fileName}`, timeoutMs);
}

async function endsLikeZip(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size === 0) return false;
  const file = await open(path);
  try {
    const tail = Buffer.alloc(Math.min(size, ZIP_TAIL_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    return tail.includes(END_OF_CENTRAL_DIRECTORY);
  } finally {
    await file.close();
  }
}
