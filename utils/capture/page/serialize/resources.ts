import { describeThrown, type MissingItem } from "../../../core";

/** One file that a saved page needs; a token stands for it in the markup until its bytes are there. */
type Resource =
  | { readonly kind: "image" | "font" | "media"; readonly url: string }
  | { readonly kind: "style"; readonly url: string; readonly wrap: (css: string) => string }
  | { readonly kind: "frame"; readonly markup: string };

/** Milliseconds. */
export interface FetchLimits {
  readonly eachMs: number;
  readonly allMs: number;
}

export const FETCH_LIMITS: FetchLimits = { eachMs: 8_000, allMs: 25_000 };
const PARALLEL_FETCHES = 12;
/** A transparent pixel for an image that could not be read. */
const NO_IMAGE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** Markup under way: tokens for resources, and what could not be had. */
export class ResourceTable {
  readonly missing: MissingItem[] = [];
  readonly #resources: Resource[] = [];
  readonly #tokens = new Map<string, string>();
  readonly #nonce: string;
  readonly #fetch: typeof fetch;
  readonly #cache = new Map<string, Promise<string>>();

  /** `nonce` must be unguessable letters and digits, so that no page can hold a token of its own. */
  constructor(nonce: string, fetcher: typeof fetch) {
    this.#nonce = nonce;
    this.#fetch = fetcher;
  }

  /** A token of letters and digits: harmless in markup, attributes and style sheets at any depth of nesting. */
  token(resource: Resource): string {
    const key = resource.kind === "image" || resource.kind === "font" ? `${resource.kind} ${resource.url}` : null;
    const known = key === null ? undefined : this.#tokens.get(key);
    if (known !== undefined) return known;
    const token = `bdx${this.#nonce}n${this.#resources.push(resource) - 1}z`;
    if (key !== null) this.#tokens.set(key, token);
    return token;
  }

  lose(what: MissingItem["what"], url: string, reason: string): void {
    this.missing.push({ what, url: url.slice(0, 2_000), reason });
  }

  /** `markup` with every token replaced; fetches what is needed, nothing twice. */
  async resolve(markup: string, limits: FetchLimits = FETCH_LIMITS): Promise<string> {
    const deadline = AbortSignal.timeout(limits.allMs);
    // style sheets bring further tokens, so go round until none is left
    const values = new Map<number, string>();
    for (let next = 0; next < this.#resources.length; ) {
      const batch = this.#resources.slice(next, next + PARALLEL_FETCHES);
      const from = next;
      next += batch.length;
      const fetched = await Promise.all(batch.map((resource) => this.#value(resource, deadline, limits.eachMs)));
      fetched.forEach((value, index) => {
        values.set(from + index, value);
      });
    }
    return this.#substitute(markup, values);
  }

  #substitute(markup: string, values: ReadonlyMap<number, string>): string {
    const pattern = new RegExp(`bdx${this.#nonce}n(\\d+)z`, "g");
    return markup.replace(pattern, (_token, digits: string) => {
      const index = Number(digits);
      const value = values.get(index) ?? "";
      switch (this.#resources[index]?.kind) {
        case "frame":
          return escapeAttribute(this.#substitute(value, values));
        case "style":
          return this.#substitute(value, values);
        default:
          return value;
      }
    });
  }

  async #value(resource: Resource, deadline: AbortSignal, eachMs: number): Promise<string> {
    if (resource.kind === "frame") return resource.markup;
    const signal = AbortSignal.any([deadline, AbortSignal.timeout(eachMs)]);
    try {
      if (resource.kind === "style") {
        const response = await this.#get(resource.url, signal);
        return resource.wrap(await response.text());
      }
      return await this.#dataUrl(resource.url, signal);
    } catch (error) {
      this.lose(resource.kind, resource.url, describeThrown(error));
      return resource.kind === "image" ? NO_IMAGE : "";
    }
  }

  #dataUrl(url: string, signal: AbortSignal): Promise<string> {
    const known = this.#cache.get(url);
    if (known) return known;
    const value = this.#get(url, signal).then(async (response) => blobToDataUrl(await response.blob()));
    this.#cache.set(url, value);
    return value;
  }

  async #get(url: string, signal: AbortSignal): Promise<Response> {
    // the page has just loaded it: its cache answers before the network
    const response = await this.#fetch(url, { cache: "force-cache", signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response;
  }
}

/** Text for a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/"/g, "&quot;")
    .replace(/</g, "&lt;")
    .replace(/\u00a0/g, "&nbsp;");
}

/** A Blob as a base64 data URL (RFC 2397). */
export function blobToDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}
