import { describeThrown } from "../../core";
import { blobToDataUrl } from "./bytes";
import { withFiles } from "./css/declarations";
import { type RenderContext, renderSheet, safeInStyle } from "./css/render";
import { svgElementText } from "./elements/svg-copy";
import type { FileFetcher } from "./file-fetcher";
import { fontDeclarations, fontSources, isUsedFont, scriptedFonts } from "./fonts";
import { rulesText } from "./frozen/rules";
import { escapeFor, escapeText } from "./markup";
import type { TreeScope } from "./scope";
import { serializeDocument } from "./serialize";
import { type SharedImages, shareImages } from "./shared-images";
import type { Entry, FrameSource, SnapshotState } from "./snapshot-state";
import { absoluteUrl } from "./urls";
import type { Wanted } from "./wanted";

type EntryOf<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;

/** What replaces each token of a snapshot. */
export class EntryValues {
  readonly wanted: Wanted[] = [];
  framesFromSource = 0;
  files = 0;
  readonly #state: SnapshotState;
  readonly #fetcher: FileFetcher;
  readonly #view: Window & typeof globalThis;
  readonly #values = new Map<number, string>();
  readonly #counted = new Set<string>();
  #shared: SharedImages | null = null;

  constructor(state: SnapshotState, fetcher: FileFetcher, view: Window & typeof globalThis) {
    this.#state = state;
    this.#fetcher = fetcher;
    this.#view = view;
  }

  /** Loads everything; style sheets and frames bring further tokens, so it goes round until none is left. */
  async load(): Promise<void> {
    const { entries } = this.#state.tokens;
    for (let next = 0; next < entries.length; ) {
      const from = next;
      next = entries.length;
      // style sheets first: they tell which fonts are left over for the rules
      for (const [index, entry] of entries.slice(from, next).entries()) {
        if (entry.kind === "style") this.#values.set(from + index, this.#style(entry));
      }
      const batch = entries.slice(from, next).map((entry, index) => this.#load(entry, from + index));
      const values = await Promise.all(batch);
      for (const [index, value] of values.entries()) this.#values.set(from + index, value);
    }
  }

  /** `markup` in pieces, with every token replaced that has a value; wanted ones stay. */
  replaceIn(markup: string): string[] {
    this.#shared ??= shareImages(this.#state.tokens.entries, this.#values);
    const { placeholders, rules } = this.#shared;
    return this.#state.tokens.replace(markup, (index) => {
      const entry = this.#state.tokens.entries[index];
      const shared = entry?.kind === "rules" ? (rules.get(entry.tree) ?? "") : "";
      const value = placeholders.get(index) ?? (this.#values.get(index) ?? "") + shared;
      const kind = entry?.kind;
      // what is wanted keeps its token
      if (value === this.#state.tokens.tokenOf(index)) return value;
      // those hold tokens themselves
      return kind === "style" || kind === "rules" || kind === "frame" ? this.replaceIn(value).join("") : value;
    });
  }

  async #load(entry: Entry, index: number): Promise<string> {
    switch (entry.kind) {
      case "style":
        return this.#values.get(index) ?? "";
      case "rules":
        return this.#rules(entry.tree);
      case "density":
        return this.#density(entry);
      case "use":
        return this.#use(entry);
      case "file":
        return this.#file(entry.url).catch((error) =>
          this.#want(index, { what: "image", url: entry.url, reason: describeThrown(error) }),
        );
      case "font":
        return this.#font(entry, index);
      case "image":
        return this.#image(entry, index);
      case "pixels":
        return this.#pixels(entry, index);
      case "frame":
        return this.#frame(entry, index);
    }
  }

  #style({ sheet, tree, inSvg }: EntryOf<"style">): string {
    const css = safeInStyle(renderSheet(sheet, this.#renderContext(tree)));
    return escapeFor(inSvg ? escapeText(css) : css, tree.document.escapes);
  }

  #rules(tree: TreeScope): string {
    const { document: scope, root } = tree;
    const faces = root === scope.doc && !scope.inert ? scriptedFonts(scope.view, scope.fonts) : [];
    const fonts = faces.map(({ rule, url }) => {
      return `@font-face{${rule};src:url("${this.#state.tokens.add({ kind: "font", urls: [url] })}")}`;
    });
    const kept = withFiles(rulesText(tree), scope.baseUrl, this.#state.files);
    return escapeFor(safeInStyle(fonts.join("") + kept), scope.escapes);
  }

  #renderContext({ vocabulary, needs, document: scope }: TreeScope): RenderContext {
    const { files, tokens } = this.#state;
    return {
      ...files,
      vocabulary,
      states: scope.states,
      hasBarriers: needs.barriers,
      isDark: scope.isDark,
      view: scope.view,
      fontFace(text, baseUrl) {
        const declarations = fontDeclarations(text);
        if (!isUsedFont(declarations, scope.fonts)) return null;
        const { urls, local } = fontSources(declarations.get("src") ?? "");
        const absolute = urls.flatMap((url) => absoluteUrl(url, baseUrl) ?? []);
        for (const url of absolute) scope.fonts.urls.add(url);
        const file = absolute.length === 0 ? [] : [`url("${tokens.add({ kind: "font", urls: absolute })}")`];
        const others = [...declarations].filter(([name]) => name !== "src").map(([name, value]) => `${name}:${value}`);
        return [...others, `src:${[...local, ...file].join(",")}`].join(";");
      },
    };
  }

  async #file(url: string): Promise<string> {
    const value = await this.#fetcher.dataUrl(url);
    if (!this.#counted.has(url)) this.files++;
    this.#counted.add(url);
    return value;
  }

  /** The first source that can be had: the browser took that one too. */
  async #font({ urls }: EntryOf<"font">, index: number): Promise<string> {
    let reason = "no source";
    for (const url of urls) {
      try {
        return await this.#file(url);
      } catch (error) {
        reason = describeThrown(error);
      }
    }
    return this.#want(index, { what: "font", url: urls[0] ?? "", reason });
  }

  async #image({ url, image, place }: EntryOf<"image">, index: number): Promise<string> {
    try {
      return await this.#file(url);
    } catch (error) {
      // an address may have been given up since (blob:), the pixels are still there
      return drawn(image) ?? this.#want(index, { what: "image", url, reason: describeThrown(error), place });
    }
  }

  async #density({ url, naturalWidth }: EntryOf<"density">): Promise<string> {
    try {
      const { bytes, type } = await this.#fetcher.bytes(url);
      const bitmap = await createImageBitmap(new Blob([bytes], { type }));
      const density = bitmap.width / naturalWidth;
      bitmap.close();
      return String(Number(density.toFixed(4)) || 1);
    } catch {
      return "1";
    }
  }

  async #pixels({ what, url, copy, place }: EntryOf<"pixels">, index: number): Promise<string> {
    const reason = copy ? "drawn from another site's images" : "its pixels cannot be read";
    try {
      const blob = await new Promise<Blob | null>((resolve) => (copy ? copy.toBlob(resolve) : resolve(null)));
      if (blob) return await blobToDataUrl(blob);
    } catch {
      // told below
    }
    return this.#want(index, { what, url, reason, place });
  }

  async #use({ url, id, prefix, escapes }: EntryOf<"use">): Promise<string> {
    try {
      const file = new DOMParser().parseFromString(await this.#fetcher.text(url), "image/svg+xml");
      return escapeFor(svgElementText(file, id, prefix) ?? "", escapes);
    } catch {
      return "";
    }
  }

  async #frame(entry: EntryOf<"frame">, index: number): Promise<string> {
    const { source, escapes, url, reason, place, path, asAddress } = entry;
    const markup = source ? await this.#fromSource(source, entry).catch(() => null) : null;
    if (markup !== null) {
      this.framesFromSource++;
      return escapeFor(markup, escapes);
    }
    return this.#want(index, { what: "frame", url, reason, place, framePath: path, asAddress, escapes });
  }

  /** A frame that runs no script, from its source: what it shows is what is written there. */
  async #fromSource(source: FrameSource, { escapes }: EntryOf<"frame">): Promise<string> {
    const html = "html" in source ? source.html : await this.#fetcher.text(source.fetch);
    const parsed = new DOMParser().parseFromString(html, "text/html");
    return serializeDocument(parsed, this.#state, {
      escapes,
      framePath: [],
      origin: { x: 0, y: 0 },
      visible: { x: 0, y: 0, width: 0, height: 0 },
      view: this.#view,
      baseUrl: "html" in source ? this.#view.document.baseURI : source.fetch,
    });
  }

  #want(index: number, what: Pick<Wanted, "what" | "url" | "reason"> & Partial<Wanted>): string {
    const token = this.#state.tokens.tokenOf(index);
    this.wanted.push({ place: null, framePath: null, asAddress: false, escapes: [], ...what, token, url: what.url });
    return token;
  }
}

/** An image's pixels as the browser has them; null where they are another site's. */
function drawn(image: HTMLImageElement): string | null {
  try {
    const canvas = image.ownerDocument.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.width > 0 ? canvas.toDataURL() : null;
  } catch {
    return null;
  }
}
