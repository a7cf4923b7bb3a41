import * as v from "valibot";
import { BilingualSchema, BUILT_IN_POINTS, EVIDENCE_KINDS, GUIDANCE_ACTIONS, TradeId } from "../core";

const ItemId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

const ChecklistItemSchema = v.pipe(
  v.strictObject({
    /** The same in two trades means the same: what the user marked stays when the mission's trade changes. */
    id: v.pipe(ItemId, v.notValues([...BUILT_IN_POINTS], "is a built-in point")),
    label: BilingualSchema,
    why: BilingualSchema,
    how: BilingualSchema,
    /** Exhibits of any of these kinds can show it; none where only the user can say. */
    kinds: v.array(v.picklist(EVIDENCE_KINDS)),
    /**
     * One of these words must begin a word of the exhibit's title, note or file names; without them the kind is
     * enough. Lower case without accents or signs, both languages together: by the kind alone any contract
     * would pass for the specification.
     */
    words: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+( [a-z0-9]+)*$/))), []),
    /** Exhibits that are needed. */
    minimum: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    weight: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 1),
    action: v.picklist(GUIDANCE_ACTIONS),
  }),
  v.check(({ kinds, action }) => (kinds.length === 0) === (action === "mark"), "is either found or marked"),
  v.readonly(),
);
export type ChecklistItem = v.InferOutput<typeof ChecklistItemSchema>;

/** A section of the mission report; its hint says what to write there, as it follows "write …". */
const SectionFields = { id: ItemId, heading: BilingualSchema, hint: BilingualSchema };
const SectionSchema = v.strictObject({
  ...SectionFields,
  children: v.exactOptional(v.pipe(v.array(v.strictObject(SectionFields)), v.minLength(1))),
});

function distinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** One file of `trades/`, its name being the id. */
export const TradeSchema = v.pipe(
  v.strictObject({
    id: TradeId,
    name: BilingualSchema,
    checklist: v.pipe(
      v.array(ChecklistItemSchema),
      v.minLength(1),
      v.maxLength(40),
      v.check((items) => distinct(items.map(({ id }) => id)), "has an item twice"),
    ),
    outline: v.pipe(
      v.array(SectionSchema),
      v.minLength(1),
      v.check(
        (sections) =>
          distinct(sections.flatMap(({ id, children }) => [id, ...(children ?? []).map((each) => each.id)])),
        "has a section twice",
      ),
    ),
  }),
  v.readonly(),
);
export type Trade = v.InferOutput<typeof TradeSchema>;
