import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ListPointer } from "./pointers.ts";

const LIST_OF_LISTS_URL = "https://ec.europa.eu/tools/lotl/eu-lotl.xml";
const TIMEOUT_MS = 60_000;
const LIMIT_BYTES = 64_000_000;
const MAX_REDIRECTS = 5;

/** Where lists come from. Both calls throw, with the reason, where there is none. */
export interface ListSource {
  readonly listOfLists: () => Promise<Uint8Array>;
  readonly national: (pointer: ListPointer) => Promise<Uint8Array>;
}

/** Lists by the network: each from the URL of its pointer, over https from the first hop to the last. */
export function networkSource(fetchUrl: typeof fetch): ListSource {
  return {
    listOfLists: () => download(LIST_OF_LISTS_URL, fetchUrl),
    national: ({ url }) => download(url, fetchUrl),
  };
}

/** Files that are there already: `eu-lotl.xml`, and one for each territory, such as `FR.xml`. */
export function folderSource(folder: string): ListSource {
  return {
    listOfLists: () => readFile(join(folder, "eu-lotl.xml")),
    national: ({ territory }) => readFile(join(folder, `${territory}.xml`)),
  };
}

async function download(first: string, fetchUrl: typeof fetch): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!URL.canParse(url) || new URL(url).protocol !== "https:") throw new Error(`is not at an https address: ${url}`);
    const response = await fetchUrl(url, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.ok) return await limited(response, url);
    if (response.status < 300 || response.status >= 400 || location === null)
      throw new Error(`was not served: ${url} answered ${response.status}`);
    url = new URL(location, url).href;
  }
  throw new Error(`was redirected more than ${MAX_REDIRECTS} times: ${first}`);
}

async function limited(response: Response, url: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of response.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > LIMIT_BYTES) throw new Error(`is larger than ${LIMIT_BYTES} bytes: ${url}`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
