import { BordereauError } from "../../../core";
import type { Box, Point } from "../scrolling";
import { boxOf, candidates, elementAt } from "./candidates";
import { dragged } from "./drag";
import { showOverlay } from "./overlay";

/** What the user chose: an element, or a rectangle of the window in CSS pixels. */
export type Region = { readonly element: Element } | { readonly rect: Box };

/**
 * Lets the user choose: the mouse outlines elements and takes one with a click, or draws a rectangle; Tab and the
 * arrows go from element to element, Enter takes it, Escape gives up.
 * @throws BordereauError `cancelled`
 */
export function pickRegion(win: Window, help: string): { chosen: Promise<Region>; cancel: () => void } {
  const { document: doc } = win;
  const focused = doc.activeElement;
  const overlay = showOverlay(doc, help);
  const stops = new AbortController();
  let current: Element | null = null;
  let from: Point | null = null;
  let drawn: Box | null = null;
  let give: (region: Region) => void = () => undefined;
  let refuse: (error: BordereauError) => void = () => undefined;

  const end = () => {
    stops.abort();
    overlay.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  const cancel = () => {
    end();
    refuse(new BordereauError("cancelled"));
  };
  const take = (region: Region) => {
    end();
    give(region);
  };
  const outline = (element: Element | null) => {
    current = element;
    overlay.outline(element ? boxOf(element).visible : null, element ? element.localName : "");
  };
  const step = (by: number) => {
    const all = candidates(doc, overlay.host);
    const at = current ? all.indexOf(current) : by > 0 ? -1 : 0;
    outline(all[(at + by + all.length) % all.length] ?? null);
  };
  const toOuter = () => {
    if (current?.parentElement && current.parentElement !== doc.documentElement) outline(current.parentElement);
  };
  const toInner = () => {
    if (current?.firstElementChild) outline(current.firstElementChild);
  };
  const keys = new Map<string, (event: KeyboardEvent) => void>([
    ["Escape", cancel],
    ["Enter", () => current && take({ element: current })],
    ["Tab", ({ shiftKey }) => step(shiftKey ? -1 : 1)],
    ["ArrowDown", () => step(1)],
    ["ArrowUp", () => step(-1)],
    ["ArrowLeft", toOuter],
    ["ArrowRight", toInner],
  ]);
  const on = <N extends keyof WindowEventMap>(name: N, listener: (event: WindowEventMap[N]) => void) => {
    win.addEventListener(
      name,
      (event) => {
        // the page learns nothing of what happens over it, and may not choose itself
        event.stopImmediatePropagation();
        event.preventDefault();
        if (event.isTrusted) listener(event);
      },
      { capture: true, signal: stops.signal },
    );
  };

  on("keydown", (event) => keys.get(event.key)?.(event));
  on("keyup", () => undefined);
  on("pointermove", ({ clientX: x, clientY: y }) => {
    const rect = from ? dragged(from, { x, y }) : null;
    if (rect) overlay.outline(rect, `${Math.round(rect.width)} × ${Math.round(rect.height)}`);
    else outline(elementAt(doc, x, y, overlay.host));
  });
  on("pointerdown", ({ clientX: x, clientY: y, button }) => {
    from = button === 0 ? { x, y } : null;
    drawn = null;
  });
  on("pointerup", ({ clientX: x, clientY: y }) => {
    drawn = from ? dragged(from, { x, y }) : null;
    if (from && !drawn) outline(elementAt(doc, x, y, overlay.host));
    from = null;
  });
  // taken only now, or the page would get this click
  on("click", () => {
    if (drawn) take({ rect: drawn });
    else if (current) take({ element: current });
  });
  for (const name of ["mousedown", "mouseup", "mousemove", "contextmenu", "dblclick"] as const)
    on(name, () => undefined);
  const chosen = new Promise<Region>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  return { chosen, cancel };
}
