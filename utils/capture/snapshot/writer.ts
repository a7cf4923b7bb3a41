import { accessibleDocument } from "../page/frames";
import { shadowRootOf } from "../page/walk";
import { attributesText, type ExtraAttributes } from "./attributes";
import {
  attributeOf,
  childrenOf,
  localNameOf,
  matchesSelector,
  namespaceOf,
  nodeTypeOf,
  nodeValueOf,
  queryAll,
  XHTML,
} from "./dom";
import { fieldState } from "./elements/forms";
import { frameText, type WriteDocument } from "./elements/frames";
import { imageText, sourceFile } from "./elements/images";
import { canvasText, videoText } from "./elements/pixels";
import { renamedText } from "./elements/renamed";
import { sheetText } from "./elements/style";
import { externalUseText } from "./elements/svg-use";
import { rulesText } from "./frozen/rules";
import { isScrolled, keepScroll } from "./frozen/scroll";
import { SMIL_ELEMENTS } from "./frozen/smil";
import { markCustomStates } from "./frozen/states";
import { escapeAttribute, escapeText } from "./markup";
import {
  BARRIER,
  BEHIND_BARRIER,
  breaksOut,
  holdsTableParts,
  isMisplacedInTable,
  isNeverParsed,
  needsBarrier,
  OPEN,
  openInside,
} from "./parser-rules";
import { adoptedStyles, prepareTree } from "./prepare-tree";
import type { TreeScope } from "./scope";
import { keepManualSlots } from "./slots";
import type { SnapshotState } from "./snapshot-state";

const SVG = "http://www.w3.org/2000/svg";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** Left out, with an element in its place that shows nothing: `:nth-child` goes on counting right. */
const REPLACED_BY_NOTHING = new Set(["script", "template", "noembed", "noframes", "title", "base"]);

const DROPPED = new Set(["source", "track", "param", "portal", "fencedframe"]);

const PLACEHOLDER = "<template></template>";

const VOID = new Set(
  "area br col embed hr img input link meta source track wbr param basefont bgsound keygen".split(" "),
);

/** What is open around a node, and what it stands in. */
interface Position {
  readonly open: number;
  readonly parentTag: string;
  readonly depth: number;
  /** HTML inside SVG or MathML stays HTML only below integration points. */
  readonly foreign: boolean;
}

/** At the top of a body. */
export const ROOT: Position = { open: 0, parentTag: "body", depth: 0, foreign: false };

/** Writes down the elements of one tree. */
export class Writer {
  readonly #tree: TreeScope;
  readonly #state: SnapshotState;
  readonly #writeDocument: WriteDocument;
  #moved = "";

  /** `writeDocument` writes down the documents of frames. */
  constructor(tree: TreeScope, state: SnapshotState, writeDocument: WriteDocument) {
    this.#tree = tree;
    this.#state = state;
    this.#writeDocument = writeDocument;
  }

  /** The body, or the frame set, with what else is below the root: a parser puts that into the body too. */
  body(root: Element, body: Element, first: string, last: string): string {
    const tag = localNameOf(body);
    const scroll = isScrolled(body) ? keepScroll(body, this.#tree) : "";
    const open = this.#attributes(body);
    const children = this.children(body, { ...ROOT, parentTag: tag });
    let after = "";
    let passed = false;
    for (const child of childrenOf(root)) {
      if (child === body) passed = true;
      else if (passed) after += this.node(child, ROOT);
    }
    return `<${tag}${open}>${first}${scroll}${children}${after}${this.#tree.document.atEnd.join("")}${this.#moved}${last}</${tag}>`;
  }

  children(parent: Node, position: Position): string {
    let text = "";
    for (const child of childrenOf(parent)) text += this.node(child, position);
    return text;
  }

  node(node: Node, position: Position): string {
    switch (nodeTypeOf(node)) {
      case Node.TEXT_NODE:
      case Node.CDATA_SECTION_NODE:
        return this.#text(node);
      case Node.ELEMENT_NODE:
        return this.#guarded(node as Element, position);
      default:
        return "";
    }
  }

  #text(node: Node): string {
    const value = nodeValueOf(node) ?? "";
    this.#state.budget.characters(value.length);
    const parts = this.#tree.document.highlights.get(node);
    if (!parts) return escapeText(value);
    let text = "";
    let from = 0;
    for (const part of parts) {
      text += escapeText(value.slice(from, part.from));
      text += `<bordereau-highlight style="${escapeAttribute(part.style)}">${escapeText(value.slice(part.from, part.to))}</bordereau-highlight>`;
      from = part.to;
    }
    return text + escapeText(value.slice(from));
  }

  /** An element, behind a barrier where the parser would close what is around it. */
  #guarded(element: Element, position: Position): string {
    const { budget } = this.#state;
    if (!budget.element(position.depth)) return budget.isTooDeep(position.depth) ? this.#flat(element) : "";
    const inherited = this.#tree.document.moved.get(element);
    if (inherited !== undefined && position !== ROOT) {
      this.#moved += `<bordereau-group style="display:contents;${escapeAttribute(inherited)}">${this.#guarded(element, ROOT)}</bordereau-group>`;
      return PLACEHOLDER;
    }
    const before = this.#tree.document.before.get(element) ?? "";
    const tag = localNameOf(element);
    if (namespaceOf(element) !== XHTML || !needsBarrier(tag, position.open, this.#tree.document.quirks)) {
      return before + this.element(element, position);
    }
    this.#tree.needs.barriers = true;
    const inside = { ...position, open: position.open & BEHIND_BARRIER };
    return before + BARRIER.open + this.element(element, inside) + BARRIER.close;
  }

  /** What is nested deeper than any parser goes: its text. */
  #flat(element: Element): string {
    return escapeText(element.textContent ?? "");
  }

  element(element: Element, position: Position): string {
    const tag = localNameOf(element);
    this.#tree.vocabulary.tags.add(tag.toLowerCase());
    if (namespaceOf(element) === XHTML) return this.#html(element, tag, position);
    return this.#foreign(element, tag, position);
  }

  #html(element: Element, tag: string, position: Position): string {
    if (DROPPED.has(tag)) return "";
    if (REPLACED_BY_NOTHING.has(tag)) return PLACEHOLDER;
    if (tag === "noscript") return "<noscript></noscript>";
    if (tag === "meta") return "<meta>";
    if (
      isNeverParsed(tag) &&
      !(tag === "frame" && position.parentTag === "frameset") &&
      !(tag === "frameset" && position.parentTag === "frameset")
    ) {
      return this.#renamed(element, position);
    }
    if (isMisplacedInTable(tag, position.parentTag) || (holdsTableParts(tag) && this.#holdsStrangers(element, tag))) {
      return this.#renamed(element, position);
    }
    return this.#ordinary(element, tag, position);
  }

  #ordinary(element: Element, tag: string, position: Position): string {
    const tree = this.#tree;
    const state = this.#state;
    switch (tag) {
      case "link":
      case "style":
        return sheetText(element, tree, state) ?? (tag === "link" ? "<link>" : PLACEHOLDER);
      case "img":
        return imageText(element as HTMLImageElement, tree, state);
      case "canvas":
        return canvasText(element as HTMLCanvasElement, tree, state);
      case "video":
        return videoText(element as HTMLVideoElement, tree, state);
      case "iframe":
      case "frame":
        return this.#frame(element);
      case "object":
      case "embed":
        return this.#embedded(element, tag, position);
      case "input":
        return `<input${this.#attributes(element, this.#inputState(element as HTMLInputElement))}>`;
      case "textarea": {
        const { value } = element as HTMLTextAreaElement;
        return `<textarea${this.#attributes(element)}>\n${escapeText(value)}</textarea>`;
      }
      case "xmp":
      case "plaintext":
        return this.#renamed(element, position);
      case "marquee":
        return this.#container(element, tag, position, { scrollamount: "0" });
      case "option":
        return this.#container(element, tag, position, fieldState(element, tree));
      case "form":
        return this.#form(element, position);
      default:
        return this.#container(element, tag, position);
    }
  }

  #inputState(input: HTMLInputElement): ExtraAttributes {
    const own = fieldState(input, this.#tree);
    return input.type === "image" ? { ...own, src: sourceFile(input, "src", this.#tree, this.#state) } : own;
  }

  #attributes(element: Element, extra?: ExtraAttributes): string {
    return attributesText(element, this.#tree, this.#state, extra);
  }

  #container(element: Element, tag: string, position: Position, extra?: ExtraAttributes): string {
    const scope = this.#tree.document;
    const shadow = shadowRootOf(element);
    const inner = shadow ? prepareTree(shadow, scope, this.#state) : null;
    if (tag.includes("-"))
      markCustomStates(element, [...this.#tree.customStates, ...(inner?.customStates ?? [])], scope);
    const scroll = isScrolled(element) ? keepScroll(element, this.#tree) : "";
    if (shadow) keepManualSlots(shadow, scope);
    const open = `<${tag}${this.#attributesWith(element, inner, extra)}>`;
    if (VOID.has(tag)) return open;
    const inside: Position = {
      open: openInside(tag, position.open),
      parentTag: tag,
      depth: position.depth + 1,
      foreign: false,
    };
    // the parser drops a newline right after these tags
    const newline = tag === "pre" || tag === "listing" ? "\n" : "";
    const shadowText = shadow && inner ? this.#shadow(shadow, inner, position.depth) : "";
    return `${open}${newline}${shadowText}${scroll}${this.children(element, inside)}</${tag}>`;
  }

  /** A host's attributes matter to the styles of its shadow tree too. */
  #attributesWith(element: Element, inner: TreeScope | null, extra?: ExtraAttributes): string {
    if (!inner) return this.#attributes(element, extra);
    const outer = this.#tree;
    const both = inner.cssAttributes && outer.cssAttributes;
    const cssAttributes = both ? new Set([...(outer.cssAttributes ?? []), ...(inner.cssAttributes ?? [])]) : null;
    return attributesText(element, { ...outer, cssAttributes }, this.#state, extra);
  }

  #shadow(shadow: ShadowRoot, tree: TreeScope, depth: number): string {
    const writer = new Writer(tree, this.#state, this.#writeDocument);
    const children = writer.children(shadow, { open: 0, parentTag: "template", depth: depth + 1, foreign: false });
    const focus = shadow.delegatesFocus ? " shadowrootdelegatesfocus" : "";
    const rules = `<style>${this.#state.tokens.add({ kind: "rules", tree })}</style>`;
    const added = rulesText(tree) === "" ? "" : rules;
    return `<template shadowrootmode="open"${focus}>${children}${added}${adoptedStyles(shadow, tree, this.#state)}</template>`;
  }

  /** A form in a form: the parser forgets the outer one when it reads its end tag, and what is open stays inside. */
  #form(form: Element, position: Position): string {
    if (queryAll(form, "form").length === 0 || position.parentTag === "template") {
      return this.#container(form, "form", position);
    }
    const inside = {
      open: openInside("form", position.open) & ~OPEN.form,
      parentTag: "form",
      depth: position.depth + 1,
      foreign: false,
    };
    this.#tree.needs.barriers = true;
    const open = `<form${this.#attributes(form)}><bordereau-group style="display:contents"></form>`;
    return `${open}${this.children(form, inside)}</bordereau-group>`;
  }

  #holdsStrangers(element: Element, tag: string): boolean {
    for (const child of childrenOf(element)) {
      const type = nodeTypeOf(child);
      if (type === Node.TEXT_NODE && /\S/.test(nodeValueOf(child) ?? "")) return true;
      if (type !== Node.ELEMENT_NODE) continue;
      const childTag = localNameOf(child as Element);
      if (namespaceOf(child as Element) !== XHTML || isMisplacedInTable(childTag, tag)) return true;
    }
    return false;
  }

  #renamed(element: Element, position: Position): string {
    return renamedText(element, this.#tree, this.#state, () =>
      this.children(element, { ...position, parentTag: "bordereau-element", depth: position.depth + 1 }),
    );
  }

  #frame(frame: Element): string {
    return frameText(frame, this.#tree, this.#state, this.#writeDocument);
  }

  /** An object or embed: a document of its own, an image, or what stands in it for those who cannot show it. */
  #embedded(element: Element, tag: string, position: Position): string {
    const type = attributeOf(element, "type") ?? "";
    const source = attributeOf(element, tag === "object" ? "data" : "src") ?? "";
    const isImage = /^image\//.test(type) || /\.(?:svg|png|jpe?g|gif|webp|avif)(?:[?#]|$)/i.test(source);
    const inner = accessibleDocument(element);
    if (isImage && source !== "") {
      const src = sourceFile(element, tag === "object" ? "data" : "src", this.#tree, this.#state);
      // as an image its scripts cannot run
      return tag === "object"
        ? `<object${this.#attributes(element)} type="${escapeAttribute(type || imageType(source))}" data="${src ?? ""}"></object>`
        : `<img${this.#attributes(element, { type: null })} src="${src ?? ""}" alt="">`;
    }
    if (tag === "object" && (inner || source !== "")) return this.#frame(element);
    return tag === "embed" ? PLACEHOLDER : this.#container(element, tag, position);
  }

  #foreign(element: Element, tag: string, position: Position): string {
    const isSvg = namespaceOf(element) === SVG;
    const isRoot = (isSvg && tag === "svg") || (namespaceOf(element) === MATHML && tag === "math");
    // outside its own root it is drawn by no browser, and a parser would make another element of it
    if (!isRoot && !position.foreign) return this.#stranger(element, position);
    if (!isSvg && namespaceOf(element) !== MATHML) return this.#stranger(element, position);
    if (SMIL_ELEMENTS.has(tag) || tag.toLowerCase() === "script") return "";
    if (isSvg && tag === "style") {
      return sheetText(element, this.#tree, this.#state, true) ?? "";
    }
    if (isSvg && tag === "use") return externalUseText(element, this.#tree, this.#state);
    const name = breaksOut(tag) || (tag === "style" && !isSvg) ? "g" : tag;
    const inside: Position = {
      open: position.open & (OPEN.link | OPEN.nobr | OPEN.form),
      parentTag: name,
      depth: position.depth + 1,
      foreign: !isIntegrationPoint(element, tag),
    };
    return `<${name}${this.#attributes(element)}>${this.#foreignChildren(element, inside)}</${name}>`;
  }

  /** An element that no browser draws: what is in it. */
  #stranger(element: Element, position: Position): string {
    const inside = { ...position, depth: position.depth + 1 };
    if (position.foreign) return this.#foreignChildren(element, inside);
    return `<bordereau-element>${this.children(element, { ...inside, parentTag: "bordereau-element" })}</bordereau-element>`;
  }

  /** HTML elements below SVG or MathML would end it, but for the places where they belong. */
  #foreignChildren(parent: Element, position: Position): string {
    if (!position.foreign) return this.children(parent, position);
    let text = "";
    for (const child of childrenOf(parent)) {
      const isHtml = nodeTypeOf(child) === Node.ELEMENT_NODE && namespaceOf(child as Element) === XHTML;
      if (!isHtml) text += this.node(child, position);
    }
    return text;
  }
}

function imageType(source: string): string {
  const extension = /\.(\w+)(?:[?#]|$)/.exec(source)?.[1]?.toLowerCase() ?? "png";
  return extension === "svg" ? "image/svg+xml" : `image/${extension === "jpg" ? "jpeg" : extension}`;
}

/** Where HTML may stand inside SVG or MathML (HTML, 13.2.6). */
function isIntegrationPoint(element: Element, tag: string): boolean {
  if (namespaceOf(element) === SVG) return tag === "foreignObject" || tag === "desc" || tag === "title";
  return (
    /^(?:mi|mo|mn|ms|mtext)$/.test(tag) ||
    (tag === "annotation-xml" &&
      matchesSelector(element, "[encoding='text/html' i],[encoding='application/xhtml+xml' i]"))
  );
}
