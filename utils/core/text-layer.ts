import * as v from "valibot";

const Pixels = v.pipe(v.number(), v.finite());

/** A word, its left edge and its width. CSS pixels of the page, one decimal. */
const PlacedWordSchema = v.pipe(v.tuple([v.string(), Pixels, Pixels]), v.readonly());
export type PlacedWord = v.InferOutput<typeof PlacedWordSchema>;

/** Words on one line, in the order in which they are read. CSS pixels from the page's top left corner. */
export const TextLineSchema = v.pipe(
  v.object({
    x: Pixels,
    y: Pixels,
    /** Height of the text, not of the line. */
    h: Pixels,
    /** The line begins with a letter of a script that is written from right to left. */
    rtl: v.exactOptional(v.literal(true)),
    /** What the text is, where it is not text of the page: what a field shows, or what stands for an image. */
    of: v.exactOptional(v.picklist(["field", "image"])),
    words: v.pipe(v.array(PlacedWordSchema), v.readonly()),
    /** Where a click on it leads. */
    href: v.exactOptional(v.string()),
  }),
  v.readonly(),
);
export type TextLine = v.InferOutput<typeof TextLineSchema>;

/** The words of a page where the browser draws them: `docs/dossier-format.md` describes it. */
export const TextLayerSchema = v.pipe(
  v.object({
    format: v.literal("bordereau-text-layer"),
    version: v.literal(1),
    width: Pixels,
    height: Pixels,
    /** Time or words ran out: what follows in reading order is missing. */
    partial: v.exactOptional(v.literal(true)),
    lines: v.pipe(v.array(TextLineSchema), v.readonly()),
  }),
  v.readonly(),
);
export type TextLayer = v.InferOutput<typeof TextLayerSchema>;
