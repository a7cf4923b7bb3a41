import { type AuthenticationResults, MAIL_LIMITS } from "../../../core";
import { fieldsNamed, type RawMessage } from "../../raw";
import { decodeByteString } from "../text/charset";
import { shownText } from "../text/shown-text";

type Result = AuthenticationResults["results"][number];

/** The Authentication-Results fields from top to bottom. At most `MAIL_LIMITS.traceFields`; never throws. */
export function authenticationResults(message: Pick<RawMessage, "fields">): AuthenticationResults[] {
  return fieldsNamed(message, "authentication-results")
    .slice(0, MAIL_LIMITS.traceFields)
    .map(({ value }) => readResults(decodeByteString(value.slice(0, MAIL_LIMITS.structuredCharacters))));
}

function readResults(value: string): AuthenticationResults {
  const statements = splitStatements(value);
  const first = statements[0] ?? [];
  // some large receivers leave their name out and begin with a result
  const named = first[1] !== "=";
  return {
    authservId: named && first[0] !== undefined ? shown(first[0]) : null,
    results: (named ? statements.slice(1) : statements)
      .map(readResult)
      .filter((result) => result !== null)
      .slice(0, MAIL_LIMITS.authenticationResults),
    raw: shownText(value, 4 * MAIL_LIMITS.excerptCharacters).text,
  };
}

/** `method[/version]=result [reason=…] [ptype.property=…]…` (RFC 8601 section 2.2). */
function readResult(tokens: readonly string[]): Result | null {
  const pairs: { name: string; value: string }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at + 1] !== "=") continue;
    pairs.push({ name: (tokens[at] as string).toLowerCase(), value: tokens[at + 2] ?? "" });
    at += 2;
  }
  const [main, ...others] = pairs;
  if (!main) return null;
  const reason = others.find(({ name }) => name === "reason");
  return {
    method: shown(main.name.split("/")[0] ?? ""),
    result: shown(main.value.toLowerCase()),
    reason: reason ? shown(reason.value) : null,
    properties: others
      .filter(({ name }) => name !== "reason")
      .slice(0, MAIL_LIMITS.authenticationResults)
      .map(({ name, value }) => ({ name: shown(name), value: shown(value) })),
  };
}

function shown(text: string): string {
  return shownText(text, MAIL_LIMITS.excerptCharacters).text;
}

/** Tokens of each statement, "=" being one of its own; comments go, quotes are undone. */
function splitStatements(value: string): string[][] {
  const statements: string[][] = [[]];
  let token = "";
  let depth = 0;
  const endToken = () => {
    if (token !== "") statements.at(-1)?.push(token);
    token = "";
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (depth > 0) {
      if (character === "\\") at++;
      else if (character === "(") depth++;
      else if (character === ")") depth--;
    } else if (character === "(") {
      endToken();
      depth = 1;
    } else if (character === '"') {
      for (at++; at < value.length && value.charAt(at) !== '"'; at++) {
        if (value.charAt(at) === "\\") at++;
        token += value.charAt(at);
      }
    } else if (character === ";") {
      endToken();
      statements.push([]);
    } else if (/\s/.test(character)) endToken();
    // a value may hold an equals sign (base64); it ends a name only
    else if (character === "=" && statements.at(-1)?.at(-1) !== "=") {
      endToken();
      statements.at(-1)?.push("=");
    } else token += character;
  }
  endToken();
  return statements.map(joinNames);
}

/** Blanks and comments may stand around the marks inside of a name: `policy . expired`, `dkim / 1`. */
function joinNames(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const continues = last !== undefined && last !== "=" && (/^[./]$/.test(token) || /[./]$/.test(last));
    if (continues && token !== "=") joined[joined.length - 1] = last + token;
    else joined.push(token);
  }
  return joined;
}
