/** HTML that is safe to insert as it is. Only `html` makes it. */
export class SafeHtml {
  constructor(readonly source: string) {}
}

export type HtmlValue = string | number | SafeHtml | null | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escaped for an element's content and for a quoted attribute alike (HTML 13.1.2.3, 13.1.4). */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

function render(value: HtmlValue): string {
  if (value === null) return "";
  if (value instanceof SafeHtml) return value.source;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(render).join("");
}

/** Template tag: what is interpolated is escaped, unless it is `SafeHtml` already. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  let source = strings[0] ?? "";
  for (const [index, value] of values.entries()) source += render(value) + (strings[index + 1] ?? "");
  return new SafeHtml(source);
}

/**
 * Someone else's text, kept from reordering what stands around it (HTML 4.5.24).
 * @param text already through `displayLine` or `displayParagraphs`
 */
export function foreign(text: string): SafeHtml {
  return html`<bdi>${text}</bdi>`;
}

/** Longest address that becomes a link. Characters. */
const MAX_LINK_LENGTH = 2_000;

/** A link's target, if the address is one that a reader may follow; null for `javascript:`, `file:` and the like. */
export function linkTarget(url: string): string | null {
  if (url.length > MAX_LINK_LENGTH || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return ["http:", "https:", "mailto:"].includes(parsed.protocol) ? parsed.href : null;
}
