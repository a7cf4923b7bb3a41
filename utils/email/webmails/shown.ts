import type { ShownMessage } from "../../core";

/** Longest text that is taken over from a page's own labels. Characters. */
const MAX_LABEL = 500;

/** What an element shows, in one line; empty without one. */
export function label(element: Element | null | undefined): string {
  return clean(element?.textContent ?? "");
}

export function labels(elements: Iterable<Element>): string[] {
  return unique([...elements].map(label));
}

/** An attribute, in one line; empty without one. */
export function attribute(element: Element | null | undefined, name: string): string {
  return clean(element?.getAttribute(name) ?? "");
}

export function clean(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, MAX_LABEL);
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** `Name <address>`, or what there is of it. */
export function mailbox(name: string, address: string): string {
  return name === "" || name === address ? address : `${name} <${address}>`;
}

/** The first e-mail address in a text; null without one. */
export function addressIn(text: string): string | null {
  return /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0] ?? null;
}

/** A message of which the page shows nothing but that it is there. */
export const NOTHING_SHOWN: ShownMessage = { subject: "", from: "", to: [], date: "", attachments: [] };
