import { accessibleDocument } from "../frames";
import { type Clip, clipOf, intersection, isSeen, NO_CLIP, paddingBox } from "./clip";
import { createMeasure, fieldWords, shownValue } from "./fields";
import { flatChildren, isRoot, linkOf } from "./flat-tree";
import type { Box, TextLayer } from "./format";
import { LineBuilder, type WordSource } from "./line-builder";
import { frameContent, type Placement, pageBox, toPage } from "./placement";
import { shownCase } from "./shown-case";
import { boxedWords } from "./word-boxes";

/** When to stop on a page without end. */
export interface TextLayerBudget {
  readonly maxWords: number;
  readonly timeMs: number;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Far beyond any page that people read, so that a hostile one cannot hold a capture up. */
export const TEXT_LAYER_LIMITS = { maxWords: 500_000, timeMs: 2_000 } as const;

/** What an element hands on to what is in it. */
interface Surroundings {
  readonly view: Window;
  readonly place: Placement;
  readonly range: Range;
  readonly clip: Clip;
  readonly href: string | null;
}

interface Task {
  readonly node: Node;
  readonly around: Surroundings;
}

const NO_TEXT = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "head",
  "title",
  "video",
  "audio",
  "object",
  "datalist",
]);
const BLANK = /^\s*$/;
const VISIBLE = { opacityProperty: true, visibilityProperty: true } as const;
/** The clock is looked at once in so many nodes. */
const NODES_A_LOOK = 128;

/**
 * The words that the page shows, with their places, in the order of the flattened tree. Reads layout and writes
 * nothing; one synchronous pass. A closed pane, what is cut off or transparent, and generated content are not in it.
 */
export function readTextLayer(doc: Document, budget: TextLayerBudget): TextLayer {
  return new Reader(doc, budget).read();
}

class Reader {
  readonly #doc: Document;
  readonly #budget: TextLayerBudget;
  readonly #lines = new LineBuilder();
  readonly #measure = createMeasure();
  readonly #page: Box;
  /** Depth first, in reading order; a list, because a page may be nested deeper than calls can be. */
  readonly #tasks: Task[] = [];
  /** The text before ended without a blank, and nothing but text came after it. */
  #mayGlue = false;

  constructor(doc: Document, budget: TextLayerBudget) {
    this.#doc = doc;
    this.#budget = budget;
    this.#page = pageBox(doc);
  }

  read(): TextLayer {
    const { left, right, bottom: height } = this.#page;
    const view = this.#doc.defaultView;
    if (view) this.#pushDocument(this.#doc, { x: view.scrollX, y: view.scrollY, scaleX: 1, scaleY: 1 }, NO_CLIP);
    const whole = this.#run();
    const lines = this.#lines.finish();
    return {
      format: "bordereau-text-layer",
      version: 1,
      width: right - left,
      height,
      ...(whole ? {} : { partial: true }),
      lines,
    };
  }

  /** False when the budget ran out. */
  #run(): boolean {
    const { maxWords, timeMs, now } = this.#budget;
    const endsAt = now() + timeMs;
    for (let visited = 0; ; visited++) {
      const task = this.#tasks.pop();
      if (!task) return true;
      if (this.#lines.wordCount >= maxWords) return false;
      if (visited % NODES_A_LOOK === 0 && now() > endsAt) return false;
      const { node, around } = task;
      if (node.nodeType === 3) this.#text(node as Text, around);
      else if (node.nodeType === 1) this.#element(node as Element, around);
    }
  }

  #pushDocument(doc: Document, place: Placement, clip: Clip): void {
    const { defaultView: view, documentElement: node } = doc;
    if (!view || !node) return;
    this.#tasks.push({ node, around: { view, place, range: doc.createRange(), clip, href: null } });
  }

  #pushChildren(nodes: ArrayLike<Node>, around: Surroundings): void {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index];
      if (node) this.#tasks.push({ node, around });
    }
  }

  #element(element: Element, outer: Surroundings): void {
    const { view, place, range } = outer;
    const name = element.localName;
    if (NO_TEXT.has(name)) return;
    const style = view.getComputedStyle(element);
    const clip = clipOf(element, style, outer.clip, isRoot(element, view));
    if (!clip) return;
    const href = linkOf(element) ?? outer.href;
    const inside = clip === outer.clip && href === outer.href ? outer : { view, place, range, clip, href };
    const value = shownValue(element);
    if (name === "iframe" || name === "frame") this.#frame(element, style, inside);
    else if (name === "img") this.#image(element as HTMLImageElement, inside);
    else if (value !== null) this.#field(element, value, style, inside);
    else this.#pushChildren(flatChildren(element), inside);
  }

  #text(node: Text, around: Surroundings): void {
    const { data } = node;
    if (data === "") return;
    if (BLANK.test(data)) {
      this.#mayGlue = false;
      return;
    }
    const parent = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
    if (!parent?.checkVisibility(VISIBLE)) return;
    const source: WordSource = { href: around.href, of: null };
    const show = shownCase(around.view.getComputedStyle(parent).textTransform);
    for (const word of boxedWords(node, around.range)) {
      this.#add(show(word.text), word.box, around, source, this.#mayGlue && word.index === 0);
    }
    this.#mayGlue = !/\s$/.test(data);
  }

  #image(image: HTMLImageElement, task: Surroundings): void {
    const text = image.alt.trim();
    if (text === "" || !image.checkVisibility(VISIBLE)) return;
    this.#add(text, image.getBoundingClientRect(), task, { href: task.href, of: "image" }, false);
  }

  #field(element: Element, value: string, style: CSSStyleDeclaration, task: Surroundings): void {
    if (BLANK.test(value) || !element.checkVisibility(VISIBLE)) return;
    const inside = { ...task, clip: { ...task.clip, flow: intersection(task.clip.flow, paddingBox(element)) } };
    for (const { text, box } of fieldWords(element, value, style, this.#measure)) {
      this.#add(text, box, inside, { href: task.href, of: "field" }, false);
    }
  }

  #frame(element: Element, style: CSSStyleDeclaration, task: Surroundings): void {
    const inner = accessibleDocument(element);
    if (!inner?.documentElement || !element.checkVisibility(VISIBLE)) return;
    const { place, clip } = frameContent(element as HTMLElement, style, task.place, task.clip.flow);
    this.#pushDocument(inner, place, { flow: clip, absolute: clip, fixed: clip });
  }

  #add(text: string, box: Box, { clip, place }: Surroundings, source: WordSource, glued: boolean): void {
    if (box.right <= box.left || box.bottom <= box.top || !isSeen(box, clip.flow)) return;
    const onPage = toPage(box, place);
    if (isSeen(onPage, this.#page)) this.#lines.add(text, onPage, source, glued);
  }
}
