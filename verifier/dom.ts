type Child = Node | string | null | false;

interface Properties {
  readonly [name: string]: string | number | boolean | ((event: Event) => void) | null | undefined;
}

/**
 * An element. Texts become text nodes and never markup; functions become listeners of the event that they are named
 * after; true is an attribute without a value, false, null and undefined are none.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== false) made.append(child);
  return made;
}

/** Text from a dossier, isolated from the direction of what surrounds it. */
export function foreign(text: string): HTMLElement {
  return element("bdi", { class: "foreign", dir: "auto" }, text);
}
