import { decodeEntities } from "./entities";
import { type HtmlTag, htmlTokens } from "./html-tokens";
import { LineWriter } from "./line-writer";

/** Elements that stand on lines of their own, with a blank line around them. */
const PARAGRAPH = /^(p|h[1-6]|ul|ol|dl|table|blockquote|pre|hr|form|fieldset)$/;
/** Elements that begin and end a line. */
const LINE = /^(div|li|tr|dt|dd|section|article|header|footer|address|center|figure|figcaption|caption|body)$/;

/**
 * HTML as plain text, for reading and searching: lines, list marks, table cells between tabs, the addresses of links.
 * Needs no DOM, takes time in proportion to the text, never throws. Hidden elements count as text: it hides nothing.
 */
export function htmlToText(html: string): string {
  const writer = new LineWriter();
  let preformatted = 0;
  let link = "";
  let linkText = "";
  for (const token of htmlTokens(html)) {
    if (typeof token === "string") {
      // whoever searches types plain blanks
      const text = decodeEntities(token).replaceAll("\u00a0", " ");
      if (preformatted > 0) writer.verbatim(text);
      else writer.text(text);
      if (link !== "") linkText += text;
      continue;
    }
    breakLine(writer, token);
    if (token.name === "pre") preformatted = Math.max(0, preformatted + (token.closing ? -1 : 1));
    if (token.name === "a") {
      if (link !== "" && !sameAddress(link, linkText)) writer.verbatim(` <${link}>`);
      link = token.closing ? "" : shownLink(attribute(token.source, "href"));
      linkText = "";
    }
  }
  return writer.result();
}

function breakLine(writer: LineWriter, { name, closing, source }: HtmlTag): void {
  if (name === "br") writer.line();
  else if (PARAGRAPH.test(name)) writer.paragraph();
  else if (LINE.test(name)) writer.freshLine();
  else if (/^t[dh]$/.test(name) && !closing) writer.cell();
  if (name === "li" && !closing) writer.verbatim("- ");
  if (name === "hr") writer.verbatim("---");
  if (name === "img") writer.text(attribute(source, "alt"));
}

function attribute(tag: string, name: string): string {
  const pattern = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
  const match = pattern.exec(tag.slice(0, 8_192));
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
}

function shownLink(href: string): string {
  return /^(https?|mailto|tel|ftp):/i.test(href) ? href.replace(/\s+/g, "") : "";
}

function sameAddress(link: string, text: string): boolean {
  const bare = (address: string) =>
    address
      .trim()
      .replace(/^(https?:\/\/|mailto:|tel:)/i, "")
      .replace(/\/$/, "");
  return bare(link) === bare(text);
}
