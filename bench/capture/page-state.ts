import type { PageHandle } from "../../scripts/driver/index.ts";

/** What a page holds besides its picture, over all frames and open shadow roots. */
export interface PageState {
  readonly words: readonly string[];
  /** One text for each field: its type and what it holds. */
  readonly fields: readonly string[];
  /** The middle of each open modal dialog and popover of the page itself, and what lies there. */
  readonly topLayer: readonly Spot[];
  /** Script elements, whatever their type. */
  readonly scripts: number;
  readonly frames: number;
}

/** A point of the window, in CSS pixels, and what one sees there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly shows: string;
}

/** How much of a live page's state its copy has: 1 is all of it; null where there is nothing to keep. */
export interface StateComparison {
  readonly words: number;
  readonly form: number | null;
  readonly topLayer: number | null;
  /** Some of what is missing in the copy, for whoever looks for the cause. */
  readonly lost: { readonly words: readonly string[]; readonly fields: readonly string[] };
}

const MAX_LOST = 20;

/** Reads the state of a page that rests. */
export async function readState(page: PageHandle): Promise<PageState> {
  const frames = await page.evaluateInFrames(collectState);
  return {
    words: frames.flatMap(({ text }) => wordsOf(text)),
    fields: frames.flatMap(({ fields }) => fields),
    topLayer: await page.evaluate(findTopLayer),
    scripts: frames.reduce((sum, frame) => sum + frame.scripts, 0),
    frames: frames.length,
  };
}

/** What lies now at the points of another page's spots. */
export function readSpots(page: PageHandle, spots: readonly Spot[]): Promise<string[]> {
  return page.evaluate(lookAtPoints, spots);
}

/** Compares a copy with the live page; the order of words and fields does not count. */
export function compareState(live: PageState, copy: PageState, spots: readonly string[]): StateComparison {
  const keptSpots = live.topLayer.filter(({ shows }, index) => shows === spots[index]).length;
  return {
    words: dice(live.words, copy.words),
    form: live.fields.length === 0 ? null : dice(live.fields, copy.fields),
    topLayer: live.topLayer.length === 0 ? null : keptSpots / live.topLayer.length,
    lost: {
      words: without(live.words, copy.words).slice(0, MAX_LOST),
      fields: without(live.fields, copy.fields).slice(0, MAX_LOST),
    },
  };
}

/** Runs inside the page. Without scripts no copy can have a top layer; it can look as if it had. */
function findTopLayer(): Spot[] {
  return [...document.querySelectorAll(":modal, :popover-open")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2 };
    const hit = document.elementFromPoint(middle.x, middle.y);
    return { ...middle, shows: `${hit?.localName} ${hit?.textContent?.trim().slice(0, 80)}` };
  });
}

/** Runs inside the page. */
function lookAtPoints(spots: readonly Spot[]): string[] {
  return spots.map(({ x, y }) => {
    const hit = document.elementFromPoint(x, y);
    return `${hit?.localName} ${hit?.textContent?.trim().slice(0, 80)}`;
  });
}

/**
 * Runs inside the page. Words are read node by node: browsers join what `innerText` gives in ways of their own. What
 * fields hold is no text, and a password's value is left out: it must not be kept.
 */
function collectState() {
  const texts: string[] = [];
  const fields: string[] = [];
  let scripts = 0;
  const describe = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string => {
    const input = field as HTMLInputElement;
    const chosen = "selectedOptions" in field ? [...field.selectedOptions].map(({ text }) => text).join("|") : null;
    const value = field.type === "password" ? "" : (chosen ?? field.value);
    const ticked = field.type === "checkbox" || field.type === "radio";
    return JSON.stringify([field.type, ticked ? input.checked : value, input.indeterminate === true, field.disabled]);
  };
  const visitElement = (element: HTMLElement) => {
    if (element.shadowRoot) visit(element.shadowRoot);
    if (element.localName === "script") scripts++;
    if (element.matches("input:not([type=hidden], [type=file]), textarea, select"))
      fields.push(describe(element as HTMLInputElement));
  };
  const visit = (root: Document | ShadowRoot) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) visitElement(node as HTMLElement);
      else if (isShown(node)) texts.push(node.nodeValue ?? "");
    }
  };
  const isShown = (node: Node): boolean => {
    const parent = node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
    if (parent === null || parent.closest("textarea, select, datalist") !== null) return false;
    return parent.checkVisibility({ visibilityProperty: true });
  };
  visit(document);
  return { text: texts.join("\n"), fields, scripts };
}

/** Without what only tells a browser where to break a word. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[\u200b\u00ad]/g, "")
    .split(/\s+/)
    .filter(Boolean);
}

/** What is in one list and not, or not as often, in the other. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const item of other) left.set(item, (left.get(item) ?? 0) + 1);
  return one.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

/** The Sørensen–Dice coefficient of two multisets. */
export function dice(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1;
  const shared = one.length - without(one, other).length;
  return (2 * shared) / (one.length + other.length);
}
