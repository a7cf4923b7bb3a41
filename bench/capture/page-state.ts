import type { PageHandle } from "../../scripts/driver/index.ts";

/** What a page holds besides its picture, over all frames and open shadow roots. */
export interface PageState {
  readonly words: readonly string[];
  /** One text for each field: its type and what it holds. */
  readonly fields: readonly string[];
  /** Open modal dialogs and popovers. */
  readonly topLayer: number;
  /** Script elements, whatever their type. */
  readonly scripts: number;
  readonly frames: number;
}

/** How much of a live page's state its copy has: 1 is all of it; null where there is nothing to keep. */
export interface StateComparison {
  readonly words: number;
  readonly form: number | null;
  readonly topLayer: number | null;
}

/** Reads the state of a page that rests. */
export async function readState(page: PageHandle): Promise<PageState> {
  const frames = await page.evaluateInFrames(collectState);
  return {
    words: frames.flatMap(({ text }) => wordsOf(text)),
    fields: frames.flatMap(({ fields }) => fields),
    topLayer: frames.reduce((sum, frame) => sum + frame.topLayer, 0),
    scripts: frames.reduce((sum, frame) => sum + frame.scripts, 0),
    frames: frames.length,
  };
}

/** Compares a copy with the live page; the order of words and fields does not count. */
export function compareState(live: PageState, copy: PageState): StateComparison {
  return {
    words: dice(live.words, copy.words),
    form: live.fields.length === 0 ? null : dice(live.fields, copy.fields),
    topLayer: live.topLayer === 0 ? null : copy.topLayer / live.topLayer,
  };
}

/**
 * Runs inside the page. Words are read node by node: browsers join what `innerText` gives in ways of their own. What
 * fields hold is no text, and a password's value is left out: it must not be kept.
 */
function collectState() {
  const texts: string[] = [];
  const fields: string[] = [];
  let topLayer = 0;
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
    if (element.matches(":modal, :popover-open")) topLayer++;
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
  return { text: texts.join("\n"), fields, topLayer, scripts };
}

/** Without what only tells a browser where to break a word. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[\u200b\u00ad]/g, "")
    .split(/\s+/)
    .filter(Boolean);
}

/** The Sørensen–Dice coefficient of two multisets. */
export function dice(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1;
  const left = new Map<string, number>();
  for (const item of one) left.set(item, (left.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of other) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    shared++;
  }
  return (2 * shared) / (one.length + other.length);
}
