/** A page's head begins within this many bytes; beyond, its links are left as they are. */
const SEARCHED_BYTES = 65_536;
const BASE = '<base target="_blank">';

/**
 * The page with its links aimed at new windows, which the sandbox forbids: otherwise a click would replace
 * the page by the browser's error. For display only.
 */
export async function lockLinks(html: Blob): Promise<Blob> {
  const type = "text/html;charset=utf-8";
  const start = new Uint8Array(await html.slice(0, SEARCHED_BYTES).arrayBuffer());
  // one character a byte, so that a place in the text is a place in the bytes
  const text = new TextDecoder("latin1").decode(start);
  const head = /<head(?:\s[^>]*)?>/i.exec(text);
  if (!head) return new Blob([html], { type });
  const place = head.index + head[0].length;
  return new Blob([html.slice(0, place), BASE, html.slice(place)], { type });
}
