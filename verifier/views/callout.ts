import type { Tone } from "../../components/verify/words";
import { element } from "../dom";

const MARKS: Readonly<Record<Tone, string>> = { ok: "✓", warn: "!", bad: "✗", info: "i" };

/** A sign for a tone; the words beside it say the same. */
export function mark(tone: Tone): HTMLElement {
  return element("span", { class: "mark", "data-tone": tone, "aria-hidden": "true" }, MARKS[tone]);
}

/** Something that the reader should know. */
export function callout(
  tone: Tone,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  return element(
    "div",
    { ...attributes, class: "callout", "data-tone": tone },
    mark(tone),
    element("div", { class: "callout-body" }, ...children),
  );
}
