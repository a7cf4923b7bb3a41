import type { ExtraAttributes } from "../attributes";
import { attributeOf, localNameOf } from "../dom";
import type { TreeScope } from "../scope";
import { isShownPassword } from "../secrets";

/** Attributes that make a saved form field show what the user sees; what is secret or hidden stays out. */
export function fieldState(element: Element, tree: TreeScope): ExtraAttributes {
  // by name rather than `instanceof`: a frame's elements are of that frame's classes
  if (localNameOf(element) === "option") return { selected: (element as HTMLOptionElement).selected ? "" : null };
  const input = element as HTMLInputElement;
  if (input.type === "text" && isShownPassword(input)) return dots(input);
  switch (input.type) {
    case "hidden":
      return { value: null, name: null };
    case "file":
      return { value: null };
    case "password":
      return dots(input);
    case "checkbox":
    case "radio":
      return { checked: input.checked ? "" : null, ...mixedState(input, tree) };
    default:
      return input.value === "" && attributeOf(input, "value") === null ? {} : { value: input.value };
  }
}

/** As many dots as letters are shown, of none of the letters. */
function dots({ value }: HTMLInputElement): ExtraAttributes {
  return { value: value === "" ? null : "•".repeat(value.length) };
}

/** The dash of a box that is neither on nor off: markup has no word for it, so it is drawn. */
function mixedState(input: HTMLInputElement, { document: { view } }: TreeScope): ExtraAttributes {
  if (!input.indeterminate) return {};
  const { accentColor, appearance, width, height, verticalAlign, marginBottom } = view.getComputedStyle(input);
  if (appearance === "none") return {};
  const fill = accentColor && accentColor !== "auto" ? accentColor : input.disabled ? "#c8c8c8" : "#0075ff";
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 13 13"><rect width="13" height="13" rx="2" fill="${fill}"/>` +
    '<rect x="3" y="5.5" width="7" height="2" rx=".6" fill="#fff"/></svg>';
  const image = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  // a box of the browser's own stands on the line by its border, in Firefox a pixel lower; a drawn one by its margin
  const below = import.meta.env.FIREFOX ? `calc(-1px - ${marginBottom})` : `-${marginBottom}`;
  const line = verticalAlign === "baseline" ? `vertical-align:${below}!important;` : "";
  const box = `width:${width}!important;height:${height}!important;border:0!important;box-sizing:border-box!important;${line}`;
  return { style: `;appearance:none!important;${box}background:url("${image}") center/100% 100% no-repeat!important;` };
}
