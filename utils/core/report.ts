import * as v from "valibot";
import { Uuid } from "./fields";

/** How large a report may be; as JSON it stays under 40 MB, browsers' messages take 64 MiB. */
export const REPORT_LIMITS = {
  /** Nodes inside nodes, the document itself counted. */
  depth: 40,
  /** Nodes of a document, texts and their marks among them. */
  nodes: 50_000,
  /** Characters of all texts and attributes but those of the images. */
  textCharacters: 2_000_000,
  /** Bytes of one image. */
  imageBytes: 5_000_000,
  /** Characters of all images together, as they stand in the document (base64: 4 characters for 3 bytes). */
  imagesCharacters: 28_000_000,
  addressCharacters: 2_000,
  captionCharacters: 1_000,
  /** Columns or rows that one cell of a table covers. */
  span: 50,
} as const;

/** Lines drawn at rendering from the mission's captures: all of them, or those exchanged with others. */
export const REPORT_FIGURES = ["timeline", "exchanges"] as const;
export type ReportFigureKind = (typeof REPORT_FIGURES)[number];

const WEB_LINK = /^https?:\/\/[^\s\p{Cc}]+$/iu;
const MAIL_LINK = /^mailto:[^\s\p{Cc}]+$/iu;

/** Whether a link leads where a report may lead: the web, or a new e-mail. */
export function isReportLink(href: string): boolean {
  if (href.length > REPORT_LIMITS.addressCharacters) return false;
  return MAIL_LINK.test(href) || (WEB_LINK.test(href) && URL.canParse(href));
}

/** What a picture's base64 begins with: the signatures of PNG and of JPEG. */
const IMAGE_STARTS = ["data:image/png;base64,iVBORw0KGgo", "data:image/jpeg;base64,/9j/"] as const;

/** Whether an image's address holds the picture itself, as PNG or JPEG. */
export function isReportImage(src: string): boolean {
  if (!IMAGE_STARTS.some((start) => src.startsWith(start))) return false;
  const data = src.slice(src.indexOf(",") + 1);
  return (
    data.length % 4 === 0 &&
    (data.length / 4) * 3 <= REPORT_LIMITS.imageBytes &&
    !/[^A-Za-z0-9+/]/.test(data.replace(/={1,2}$/, ""))
  );
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Span = v.pipe(Count, v.maxValue(REPORT_LIMITS.span));
const Caption = v.pipe(v.string(), v.maxLength(REPORT_LIMITS.captionCharacters));

const MarkSchema = v.variant("type", [
  v.strictObject({
    type: v.literal("link"),
    attrs: v.strictObject({ href: v.pipe(v.string(), v.check(isReportLink)) }),
  }),
  v.strictObject({ type: v.picklist(["bold", "italic", "underline"]) }),
]);
export type ReportMark = v.InferOutput<typeof MarkSchema>;

const ExhibitRefSchema = v.strictObject({
  type: v.literal("exhibitRef"),
  attrs: v.strictObject({ captureId: Uuid }),
});

const InlineSchema = v.variant("type", [
  v.strictObject({
    type: v.literal("text"),
    text: v.pipe(v.string(), v.minLength(1)),
    marks: v.optional(v.pipe(v.array(MarkSchema), v.minLength(1), v.maxLength(4))),
  }),
  v.strictObject({ type: v.literal("hardBreak") }),
  ExhibitRefSchema,
]);
/** What stands in a line: text with its marks, a line break, a reference to an exhibit. */
export type ReportInline = v.InferOutput<typeof InlineSchema>;

const Inlines = v.optional(v.pipe(v.array(InlineSchema), v.minLength(1)));

const ParagraphSchema = v.strictObject({ type: v.literal("paragraph"), content: Inlines });
export type ReportParagraph = v.InferOutput<typeof ParagraphSchema>;

const HeadingSchema = v.strictObject({
  type: v.literal("heading"),
  attrs: v.strictObject({ level: v.picklist([1, 2, 3]) }),
  content: Inlines,
});
export type ReportHeading = v.InferOutput<typeof HeadingSchema>;

const ImageSchema = v.strictObject({
  type: v.literal("image"),
  attrs: v.strictObject({
    src: v.pipe(v.string(), v.check(isReportImage)),
    /** Says what the picture shows to those who do not see it. */
    alt: Caption,
    caption: Caption,
  }),
});
export type ReportImage = v.InferOutput<typeof ImageSchema>;

const FigureSchema = v.strictObject({
  type: v.literal("figure"),
  attrs: v.strictObject({ kind: v.picklist(REPORT_FIGURES) }),
});

const RuleSchema = v.strictObject({ type: v.literal("horizontalRule") });

export interface ReportListItem {
  readonly type: "listItem";
  readonly content: readonly [ReportParagraph, ...ReportBlock[]];
}

export interface ReportTableCell {
  readonly type: "tableCell" | "tableHeader";
  readonly attrs: { readonly colspan: number; readonly rowspan: number };
  readonly content: readonly ReportBlock[];
}

export interface ReportTableRow {
  readonly type: "tableRow";
  readonly content: readonly ReportTableCell[];
}

/** What stands below one another in a document, a list item, a quotation, a cell. */
export type ReportBlock =
  | ReportParagraph
  | ReportHeading
  | ReportImage
  | v.InferOutput<typeof FigureSchema>
  | v.InferOutput<typeof RuleSchema>
  | { readonly type: "bulletList"; readonly content: readonly ReportListItem[] }
  | {
      readonly type: "orderedList";
      /** Number of the first item. */
      readonly attrs: { readonly start: number };
      readonly content: readonly ReportListItem[];
    }
  | { readonly type: "blockquote"; readonly content: readonly ReportBlock[] }
  | { readonly type: "table"; readonly content: readonly ReportTableRow[] };

const AnyBlock: v.GenericSchema<ReportBlock> = v.lazy(() => BlockSchema);
const Blocks = v.pipe(v.array(AnyBlock), v.minLength(1));

const ListItemSchema = v.strictObject({
  type: v.literal("listItem"),
  content: v.tupleWithRest([ParagraphSchema], AnyBlock),
});
const Items = v.pipe(v.array(ListItemSchema), v.minLength(1));

const TableCellSchema = v.strictObject({
  type: v.picklist(["tableCell", "tableHeader"]),
  attrs: v.strictObject({ colspan: Span, rowspan: Span }),
  content: Blocks,
});
const TableRowSchema = v.strictObject({
  type: v.literal("tableRow"),
  content: v.pipe(v.array(TableCellSchema), v.minLength(1)),
});

const BlockSchema = v.variant("type", [
  ParagraphSchema,
  HeadingSchema,
  ImageSchema,
  FigureSchema,
  RuleSchema,
  v.strictObject({ type: v.literal("bulletList"), content: Items }),
  v.strictObject({
    type: v.literal("orderedList"),
    attrs: v.strictObject({ start: v.pipe(Count, v.maxValue(9_999)) }),
    content: Items,
  }),
  v.strictObject({ type: v.literal("blockquote"), content: Blocks }),
  v.strictObject({ type: v.literal("table"), content: v.pipe(v.array(TableRowSchema), v.minLength(1)) }),
]);

/**
 * Whether a value stays within `REPORT_LIMITS`, whatever it is. Looked at before the schema, which calls itself
 * and would overflow on a hostile depth.
 */
export function isWithinReportLimits(input: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 1 }];
  let nodes = 0;
  let text = 0;
  let images = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string") {
      if (value.startsWith("data:image/")) images += value.length;
      else text += value.length;
    }
    if (text > REPORT_LIMITS.textCharacters || images > REPORT_LIMITS.imagesCharacters) return false;
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value) && "type" in value && ++nodes > REPORT_LIMITS.nodes) return false;
    // a node holds its children in an array, and its link's address in marks, mark and attrs
    if (depth > 2 * REPORT_LIMITS.depth + 3) return false;
    // one by one: a spread of a million values overflows the stack
    for (const [key, child] of Object.entries(value)) {
      if (key !== "type") open.push({ value: child, depth: depth + 1 });
    }
  }
  return true;
}

/** A mission report: a document in the form that its editor (ProseMirror) writes, reduced to what is rendered. */
export const ReportDocumentSchema = v.pipe(
  v.unknown(),
  v.check(isWithinReportLimits, "is larger than a report may be"),
  v.strictObject({ type: v.literal("doc"), content: v.pipe(Blocks, v.readonly()) }),
);
export interface ReportDocument {
  readonly type: "doc";
  readonly content: readonly ReportBlock[];
}

/** A version that was sealed as a capture of its own. */
export interface ReportVersion {
  /** From 1. */
  readonly number: number;
  readonly captureId: string;
  /** UTC. */
  readonly sealedAt: string;
  /** Of the document. */
  readonly sha256: string;
}

/** An exhibit as references to it show it. */
export interface ReportExhibit {
  readonly captureId: string;
  /** Of the "pièce"; null as long as it has none. */
  readonly number: number | null;
  readonly title: string;
  readonly datedAt: string;
}

/** What the editor of a report needs. */
export interface ReportView {
  readonly document: ReportDocument;
  /** When it was last saved (UTC); null for a report that is only prefilled. */
  readonly savedAt: string | null;
  readonly versions: readonly ReportVersion[];
  readonly exhibits: readonly ReportExhibit[];
}

/** File of a sealed version that holds its document as JSON. */
export const REPORT_FILE_NAME = "report.json";
