/** Text for a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  if (!/[&"<>\u00a0\r]/.test(text)) return text;
  return text
    .replace(/&/g, "&amp;")
    .replace(/"/g, "&quot;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\u00a0/g, "&nbsp;")
    .replace(/\r/g, "&#13;");
}

/** Text between tags. */
export function escapeText(text: string): string {
  if (!/[&<>\u00a0\r]/.test(text)) return text;
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\u00a0/g, "&nbsp;")
    .replace(/\r/g, "&#13;");
}

/**
 * How a text has to be written to stand inside other documents, the innermost first: in an attribute (`srcdoc`), or in
 * a `data:` address.
 */
export type Escapes = readonly ("attribute" | "address")[];

export function escapeFor(text: string, escapes: Escapes): string {
  let escaped = text;
  for (const place of escapes) escaped = place === "attribute" ? escapeAttribute(escaped) : htmlAddressBody(escaped);
  return escaped;
}

const ADDRESS = "data:text/html;charset=utf-8,";

/** A document as an address (RFC 2397). */
export function htmlAddress(html: string): string {
  return ADDRESS + htmlAddressBody(html);
}

/** A lone surrogate has no UTF-8 and would throw. */
function htmlAddressBody(html: string): string {
  return encodeURIComponent(html.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}
