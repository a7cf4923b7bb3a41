import { MAIL_LIMITS } from "../../../core";
import { bytesOfString } from "../../raw";
import { decodeByteString, decodeBytes } from "../text/charset";

/** `type; name=value; …`: Content-Type (RFC 2045 section 5.1) and Content-Disposition (RFC 2183 section 2). */
export interface StructuredField {
  /** In lower case. */
  readonly value: string;
  /** Names in lower case; values as Unicode, RFC 2231 undone, encoded words as they stand. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Never throws. Of a parameter that is there twice the first counts, as in most mail programs. */
export function parseStructured(field: string): StructuredField {
  const [value = "", ...pieces] = splitPieces(field.slice(0, MAIL_LIMITS.structuredCharacters));
  const raw = new Map<string, string>();
  for (const piece of pieces) {
    const equals = piece.indexOf("=");
    if (equals <= 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (name !== "" && !raw.has(name)) raw.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return { value: unquote(value.trim()).toLowerCase(), parameters: joinContinued(raw) };
}

/** At the semicolons outside of quotes; comments (RFC 5322 section 3.2.2) go. */
function splitPieces(field: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let quoted = false;
  let commentsClose = true;
  for (let at = 0; at < field.length; at++) {
    const character = field.charAt(at);
    if (quoted && character === "\\") {
      piece += field.slice(at, at + 2);
      at++;
    } else if (character === '"') {
      quoted = !quoted;
      piece += character;
    } else if (!quoted && character === ";") {
      pieces.push(piece);
      piece = "";
    } else if (!quoted && commentsClose && character === "(" && /(^|[\s=])$/.test(piece.slice(-1))) {
      // a bracket inside of a word, as in `Devis(1).pdf`, is no comment
      const end = commentEnd(field, at);
      commentsClose = end >= 0;
      piece += commentsClose ? " " : character;
      if (commentsClose) at = end;
    } else piece += character;
  }
  return [...pieces, piece];
}

function commentEnd(field: string, start: number): number {
  let depth = 0;
  for (let at = start; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === "\\") at++;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return at;
  }
  return -1;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = /^"((?:[^"\\]|\\.)*)/s.exec(text);
  return (end?.[1] ?? "").replace(/\\(.)/gs, "$1");
}

/** RFC 2231 sections 3 and 4: `name*0*=utf-8''…; name*1=…` is one parameter. It goes before a plain one. */
function joinContinued(raw: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const continued = new Map<string, { index: number; encoded: boolean; value: string }[]>();
  for (const [name, value] of raw) {
    const match = /^(.+?)\*(?:(\d{1,4})(\*)?)?$/.exec(name);
    if (!match?.[1]) parameters.set(name, decodeByteString(value));
    else {
      const sections = continued.get(match[1]) ?? [];
      sections.push({ index: Number(match[2] ?? 0), encoded: match[2] === undefined || match[3] === "*", value });
      continued.set(match[1], sections);
    }
  }
  for (const [name, sections] of continued) {
    sections.sort((a, b) => a.index - b.index);
    const charset = sections[0]?.encoded ? /^([^']*)'[^']*'/.exec(sections[0].value) : null;
    let bytes = "";
    for (const [place, { encoded, value }] of sections.entries()) {
      const text = place === 0 && charset ? value.slice(charset[0].length) : value;
      bytes += encoded ? undoPercent(text) : text;
    }
    parameters.set(name, decodeBytes(bytesOfString(bytes), charset?.[1] || null).text);
  }
  return parameters;
}

function undoPercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
