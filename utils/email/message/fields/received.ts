import { MAIL_LIMITS, type Received } from "../../../core";
import { fieldsNamed, type RawMessage } from "../../raw";
import { decodeByteString } from "../text/charset";
import { shownText } from "../text/shown-text";
import { readDate } from "./date";

/** The way of a message, the last stop first, as the fields stand. At most `MAIL_LIMITS.traceFields`; never throws. */
export function receivedChain(message: Pick<RawMessage, "fields">): Received[] {
  return fieldsNamed(message, "received")
    .slice(0, MAIL_LIMITS.traceFields)
    .map(({ value }) => readReceived(decodeByteString(value.slice(0, MAIL_LIMITS.structuredCharacters))));
}

const CLAUSES = ["from", "by", "via", "with", "id", "for"] as const;

function readReceived(value: string): Received {
  const { words, date } = splitClauses(value);
  const clauses = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const word of words) {
    const name = word.toLowerCase();
    // each clause once: a host may be called "with"
    if ((CLAUSES as readonly string[]).includes(name) && !clauses.has(name)) {
      current = [];
      clauses.set(name, current);
    } else current?.push(word);
  }
  const clause = (name: (typeof CLAUSES)[number]) => {
    const text = clauses.get(name)?.join(" ") ?? "";
    return text === "" ? null : shownText(text, MAIL_LIMITS.excerptCharacters).text;
  };
  return {
    from: clause("from"),
    by: clause("by"),
    with: clause("with"),
    id: clause("id"),
    date: readDate(date),
    raw: shownText(value, 4 * MAIL_LIMITS.excerptCharacters).text,
  };
}

/** Words and whole comments in front of the last semicolon that is in no comment, and what follows it. */
function splitClauses(value: string): { words: string[]; date: string } {
  const words: string[] = [];
  let word = "";
  let depth = 0;
  let dateStart = -1;
  let wordsBeforeDate = 0;
  const endWord = () => {
    if (word !== "") words.push(word);
    word = "";
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (depth === 0 && (/\s/.test(character) || character === ";")) {
      endWord();
      if (character === ";") {
        dateStart = at + 1;
        wordsBeforeDate = words.length;
      }
      continue;
    }
    if (character === "(") {
      if (depth === 0) endWord();
      depth++;
    }
    word += character;
    if (character === ")" && depth > 0 && --depth === 0) endWord();
  }
  endWord();
  if (dateStart < 0) return { words, date: "" };
  return { words: words.slice(0, wordsBeforeDate), date: value.slice(dateStart) };
}
