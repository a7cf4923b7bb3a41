/** Somewhere to get a file from that the page itself could not read. */
export interface ByteSource {
  readonly name: "background" | "mhtml";
  /** Null where it does not have the file. */
  get(url: string): Promise<Blob | null>;
}

/** Milliseconds and bytes. */
const EACH_MS = 8_000;
const ALL_MS = 20_000;
const MAX_BYTES = 64e6;

/** The extension's own requests, to sites that the user lets it read: from the cache before the network. */
export function anySite(fetcher: typeof fetch): ByteSource {
  const deadline = AbortSignal.timeout(ALL_MS);
  return {
    name: "background",
    async get(url) {
      if (!/^https?:/.test(url)) return null;
      const signal = AbortSignal.any([deadline, AbortSignal.timeout(EACH_MS)]);
      // the page got it with the user's cookies, so they are sent again; none of them is kept
      const response = await fetcher(url, { cache: "force-cache", credentials: "include", signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      if (Number(response.headers.get("content-length") ?? 0) > MAX_BYTES) throw new Error("too large");
      const blob = await response.blob();
      if (blob.size > MAX_BYTES) throw new Error("too large");
      return blob;
    },
  };
}

export interface FoundBytes {
  readonly blob: Blob;
  readonly from: ByteSource["name"];
}

/** Asks one source after the other. */
export class Bytes {
  readonly counts = { background: 0, mhtml: 0 };
  readonly #sources: readonly ByteSource[];
  readonly #known = new Map<string, Promise<FoundBytes | null>>();

  constructor(sources: readonly ByteSource[]) {
    this.#sources = sources;
  }

  get isEmpty(): boolean {
    return this.#sources.length === 0;
  }

  /** Null where no source has it; nothing is asked for twice. */
  get(url: string): Promise<FoundBytes | null> {
    const known = this.#known.get(url) ?? this.#ask(url);
    this.#known.set(url, known);
    return known;
  }

  async #ask(url: string): Promise<FoundBytes | null> {
    for (const source of this.#sources) {
      try {
        const blob = await source.get(url);
        if (!blob) continue;
        this.counts[source.name]++;
        return { blob, from: source.name };
      } catch {
        // the next one may have it; what none has is told with the page's own reason
      }
    }
    return null;
  }
}
