/** All scripts that the extension puts into a page share one world, but no module. */
const world = globalThis as { bordereauChosen?: WeakRef<Element> };

export function rememberChosen(element: Element): void {
  world.bordereauChosen = new WeakRef(element);
}

/** The element that the user chose last; null where it is gone. */
export function chosenElement(): Element | null {
  return world.bordereauChosen?.deref() ?? null;
}
