import { type FileBytes, toDataUrl, usefulType } from "./bytes";
import { plainDataUrl } from "./data-url";

/** Milliseconds and bytes. */
export interface FetchLimits {
  readonly eachMs: number;
  readonly allMs: number;
  readonly eachBytes: number;
  readonly allBytes: number;
}

export const FETCH_LIMITS: FetchLimits = { eachMs: 8_000, allMs: 25_000, eachBytes: 64e6, allBytes: 256e6 };
const PARALLEL_FETCHES = 32;

/** Fetches what a page refers to: from its cache before the network, nothing twice, within limits. */
export class FileFetcher {
  readonly #fetch: typeof fetch;
  readonly #limits: FetchLimits;
  readonly #known = new Map<string, Promise<FileBytes>>();
  readonly #dataUrls = new Map<string, Promise<string>>();
  readonly #waiting: (() => void)[] = [];
  #deadline: AbortSignal | null = null;
  #running = 0;
  #bytes = 0;

  constructor(fetcher: typeof fetch, limits: FetchLimits = FETCH_LIMITS) {
    this.#fetch = fetcher;
    this.#limits = limits;
  }

  /** Rejects with what went wrong: the network, CORS, a status, a limit. */
  bytes(url: string): Promise<FileBytes> {
    return remembered(this.#known, url, () => this.#inTurn(() => this.#get(url)));
  }

  dataUrl(url: string): Promise<string> {
    return remembered(this.#dataUrls, url, async () => {
      if (/^data:/i.test(url)) return plainDataUrl(url);
      const { bytes, type } = await this.bytes(url);
      return toDataUrl({ bytes, type: usefulType(type, url) });
    });
  }

  async text(url: string): Promise<string> {
    return new TextDecoder().decode((await this.bytes(url)).bytes);
  }

  async #get(url: string): Promise<FileBytes> {
    this.#deadline ??= AbortSignal.timeout(this.#limits.allMs);
    const signal = AbortSignal.any([this.#deadline, AbortSignal.timeout(this.#limits.eachMs)]);
    // the page has just loaded it: its cache answers before the network
    const response = await this.#fetch(url, { cache: "force-cache", signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    this.#assertSmall(Number(response.headers.get("content-length") ?? 0));
    // no Blob: it would go to the browser's process and back
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.#assertSmall(bytes.length);
    this.#bytes += bytes.length;
    return { bytes, type: response.headers.get("content-type") ?? "" };
  }

  #assertSmall(size: number): void {
    if (size > this.#limits.eachBytes) throw new Error(`larger than ${this.#limits.eachBytes / 1e6} MB`);
    if (this.#bytes + size > this.#limits.allBytes) {
      throw new Error(`the page's files are larger than ${this.#limits.allBytes / 1e6} MB together`);
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= PARALLEL_FETCHES) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}

function remembered<T>(known: Map<string, Promise<T>>, url: string, make: () => Promise<T>): Promise<T> {
  let value = known.get(url);
  if (!value) {
    value = make();
    // whoever asks gets the error; nobody may be asking yet
    value.catch(() => undefined);
    known.set(url, value);
  }
  return value;
}
