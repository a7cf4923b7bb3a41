/** A tag as written, `<…>` included. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  readonly closing: boolean;
  readonly source: string;
}

/** Elements whose content is no markup (HTML, parsing of raw text), and none to be read. */
const UNREAD: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "title", "textarea", "noembed", "noframes", "iframe", "xmp"].map((name) => [
    name,
    new RegExp(`</${name}[\\s/>]`, "gi"),
  ]),
);

/**
 * HTML as its texts and tags, in order; comments, declarations, scripts and styles are left out. Markup that does not
 * end, ends the document, as in browsers. Takes time in proportion to the text, never throws.
 */
export function* htmlTokens(html: string): Generator<string | HtmlTag> {
  // a sign that begins no tag is text
  const opening = /<(?=[a-z!?/])/gi;
  let at = 0;
  while (at < html.length) {
    opening.lastIndex = at;
    const open = opening.exec(html)?.index ?? html.length;
    if (open > at) yield html.slice(at, open);
    const end = markupEnd(html, open);
    if (end < 0) return;
    at = end;
    const tag = readTag(html, open, end);
    if (!tag) continue;
    yield tag;
    const closer = tag.closing ? undefined : UNREAD.get(tag.name);
    if (!closer) continue;
    closer.lastIndex = end;
    at = closer.exec(html)?.index ?? html.length;
  }
}

function readTag(html: string, open: number, end: number): HtmlTag | null {
  const start = /^<(\/?)([a-z][a-z0-9:-]{0,30})/i.exec(html.slice(open, open + 40));
  if (!start?.[2]) return null;
  return { name: start[2].toLowerCase(), closing: start[1] === "/", source: html.slice(open, end) };
}

/** Behind the markup that begins there; negative where it does not end. */
function markupEnd(html: string, open: number): number {
  if (html.startsWith("<!--", open)) return after(html.indexOf("-->", open + 2), 3);
  if (/^<(?:[!?]|\/[^a-z])/i.test(html.slice(open, open + 3))) return after(html.indexOf(">", open), 1);
  const stop = /["'>]/g;
  stop.lastIndex = open;
  for (let found = stop.exec(html); found; found = stop.exec(html)) {
    if (found[0] === ">") return found.index + 1;
    // quotes begin a value only behind an equals sign
    if (!/=\s*$/.test(html.slice(Math.max(open, found.index - 20), found.index))) continue;
    const close = html.indexOf(found[0], found.index + 1);
    if (close < 0) return -1;
    stop.lastIndex = close + 1;
  }
  return -1;
}

function after(index: number, length: number): number {
  return index < 0 ? -1 : index + length;
}
