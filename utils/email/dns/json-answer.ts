import * as v from "valibot";
import { MAX_RECORD_LENGTH, MAX_RECORDS } from "../../core";
import { textOfRecord } from "./character-strings";

/** RFC 1035 section 4.1.1. */
const NO_ERROR = 0;
const NAME_ERROR = 3;

/** RFC 1035 section 3.2.2. */
const CNAME = 5;
const TXT = 16;

/** Aliases that are followed, as many as resolvers do. */
const MAX_ALIASES = 16;

/** The JSON that resolvers agree on (developers.google.com/speed/public-dns/docs/doh/json); what is not used is left. */
const JsonAnswer = v.object({
  Status: v.pipe(v.number(), v.integer()),
  TC: v.optional(v.boolean(), false),
  AD: v.optional(v.boolean(), false),
  Answer: v.optional(
    v.pipe(
      v.array(
        v.object({
          name: v.pipe(v.string(), v.maxLength(1_024)),
          type: v.pipe(v.number(), v.integer()),
          data: v.pipe(v.string(), v.maxLength(4 * MAX_RECORD_LENGTH)),
        }),
      ),
      v.maxLength(200),
    ),
    [],
  ),
});
type JsonRecord = v.InferOutput<typeof JsonAnswer>["Answer"][number];

export type ReadAnswer =
  | { readonly records: string[]; readonly authenticated: boolean }
  | { readonly failure: "bad-answer" | "server-failure"; readonly detail: string };

/** What a resolver's JSON says about the TXT records of `name`, aliases followed. No records: the name has none. */
export function readJsonAnswer(json: string, name: string): ReadAnswer {
  const parsed = v.safeParse(JsonAnswer, parseJson(json));
  if (!parsed.success) return { failure: "bad-answer", detail: "not the JSON of a DNS answer" };
  const { Status: status, TC: truncated, AD: authenticated, Answer: answers } = parsed.output;
  if (status === NAME_ERROR) return { records: [], authenticated };
  if (status !== NO_ERROR) return { failure: "server-failure", detail: `response code ${status}` };
  if (truncated) return { failure: "bad-answer", detail: "truncated" };

  const records = textsOf(answers, name);
  if (records === null) return { failure: "bad-answer", detail: "aliases without an end, or a text that does not end" };
  if (records.length > MAX_RECORDS || records.some((record) => record.length > MAX_RECORD_LENGTH))
    return { failure: "bad-answer", detail: "more text than a name has" };
  return { records, authenticated };
}

function textsOf(answers: readonly JsonRecord[], name: string): string[] | null {
  let owner = name;
  for (let followed = 0; followed <= MAX_ALIASES; followed++) {
    const ofOwner = answers.filter((record) => plainName(record.name) === owner);
    const texts = ofOwner.filter((record) => record.type === TXT).map((record) => textOfRecord(record.data));
    if (texts.length > 0) return texts.every((text) => text !== null) ? texts : null;
    const alias = ofOwner.find((record) => record.type === CNAME);
    if (!alias) return [];
    owner = plainName(alias.data);
  }
  return null;
}

function plainName(name: string): string {
  return (name.endsWith(".") ? name.slice(0, -1) : name).toLowerCase();
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
