import type { TreeScope } from "../scope";
import { SCROLL_KEYFRAMES } from "./scroll";
import { TOP_LAYER_RULES } from "./top-layer";

/**
 * What a saved tree needs besides the page's own rules. The first layer of all is the weakest for what it says, and the
 * strongest for what it says with `!important` (CSS Cascade 5, 6.4.4): nothing in a saved page moves.
 */
export function rulesText({ document, root, moves, needs }: TreeScope): string {
  const layered =
    (moves
      ? "*,::before,::after,::marker,::placeholder,::backdrop{animation:none!important;transition:none!important}"
      : "") + (needs.topLayer ? TOP_LAYER_RULES : "");
  return (
    (layered === "" ? "" : `@layer bordereau{${layered}}\n`) +
    (needs.scrolling ? SCROLL_KEYFRAMES : "") +
    (document.rules.get(root) ?? []).join("\n")
  );
}
