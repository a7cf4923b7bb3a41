import type { Vocabulary } from "./css/selectors";
import type { Escapes } from "./markup";
import type { PageArea } from "./wanted";

/** What the parts of one document share while it is written down. */
export interface DocumentScope {
  readonly doc: Document;
  readonly view: Window & typeof globalThis;
  readonly baseUrl: string;
  /** Parsed from a source, never shown: there is no style and no state to read. */
  readonly inert: boolean;
  readonly quirks: boolean;
  readonly isDark: boolean;
  /** What this document's markup will stand in. */
  readonly escapes: Escapes;
  /** Its place among the frames: `[]` for the page itself. */
  readonly framePath: readonly number[];
  /** Where its viewport's corner lies, and what of it can be seen; page coordinates. */
  readonly origin: { readonly x: number; readonly y: number };
  readonly visible: PageArea;
  /** Words for `data-bordereau`. */
  readonly marks: Map<Element, string[]>;
  /** Declarations added to an element's style. */
  readonly styles: Map<Element, string>;
  /** Attributes that replace an element's own; null takes one away. */
  readonly attributes: Map<Element, Record<string, string | null>>;
  /** Markup that goes before an element: a dialog's backdrop. */
  readonly before: Map<Element, string>;
  /** Markup for the end of the body. */
  readonly atEnd: string[];
  /** Elements that are written at the end of the body instead, with what they inherit where they are. */
  readonly moved: Map<Element, string>;
  /** Rules for pseudo-elements, by the tree that they belong to. */
  readonly rules: Map<Node, string[]>;
  /** Of `KEPT_STATES`, those that some element has. */
  readonly states: Set<string>;
  /** Parts of texts that scripts highlighted, in order. */
  readonly highlights: Map<Node, readonly Highlighted[]>;
  readonly fonts: FontUse;
}

export interface Highlighted {
  readonly from: number;
  readonly to: number;
  readonly style: string;
}

/** Which fonts a document has loaded. */
export interface FontUse {
  /** By `fontKey`; null where that is not known, and all are kept. */
  readonly loaded: ReadonlyMap<string, FontFace> | null;
  /** Those that style sheets speak of, and the files that they name. */
  readonly claimed: Set<string>;
  readonly urls: Set<string>;
}

/** One tree: a document's own, or a shadow root's. */
export interface TreeScope {
  readonly document: DocumentScope;
  readonly root: Document | ShadowRoot;
  readonly vocabulary: Vocabulary;
  /** Attributes that its style sheets speak of; null where a sheet could not be read. */
  readonly cssAttributes: ReadonlySet<string> | null;
  readonly customStates: readonly string[];
  /** Its style sheets speak of animations or transitions. */
  readonly moves: boolean;
  /** Custom properties that its style sheets use and give no value. */
  readonly undeclared: readonly string[];
  /** What has been found out while it was written down. */
  readonly needs: { scrolling: boolean; topLayer: boolean; barriers: boolean };
}
