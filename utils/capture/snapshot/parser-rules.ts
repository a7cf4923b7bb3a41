/**
 * What an HTML parser would rearrange: a tree built by scripts may hold a block in a paragraph or a link in a link,
 * which markup cannot say directly (HTML, 13.2.6.4.7 "in body"). Flags tell what is open at a point of the tree.
 */
export const OPEN = {
  paragraph: 1,
  link: 2,
  button: 4,
  form: 8,
  heading: 16,
  listItem: 32,
  term: 64,
  nobr: 128,
  option: 256,
} as const;

/** Start tags that close a paragraph. */
const CLOSES_PARAGRAPH = new Set(
  (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 " +
    "h4 h5 h6 header hgroup hr li dd dt main menu nav ol p plaintext pre listing search section summary table ul xmp"
  ).split(" "),
);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
/** Elements at which the parser stops to look for an open paragraph, link or button ("has an element in scope"). */
const SCOPES = new Set(["applet", "caption", "marquee", "object", "td", "th", "table", "template"]);
/** Elements at which the parser stops to look for an open list item; address, div and p are looked through. */
const SPECIAL = new Set(
  (
    "applet area article aside blockquote body button caption center col colgroup dd details dir dl dt embed fieldset " +
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li " +
    "listing main marquee menu nav object ol pre search section select summary table tbody td template textarea tfoot " +
    "th thead title tr ul"
  ).split(" "),
);

/**
 * An unknown element today that the parser still treats like an `object`: what is inside closes nothing outside. It
 * has no box with `display: contents`.
 */
export const BARRIER = { open: '<applet style="display:contents">', close: "</applet>" } as const;
/** All but the form pointer, which no barrier hides. */
export const BEHIND_BARRIER = OPEN.form;

/** Whether the parser would close something that is open when this element begins. */
export function needsBarrier(tag: string, open: number, quirks: boolean): boolean {
  if (open === 0) return false;
  if (open & OPEN.paragraph && CLOSES_PARAGRAPH.has(tag) && !(tag === "table" && quirks)) return true;
  switch (tag) {
    case "a":
      return (open & OPEN.link) !== 0;
    case "button":
      return (open & OPEN.button) !== 0;
    case "li":
      return (open & OPEN.listItem) !== 0;
    case "dd":
    case "dt":
      return (open & OPEN.term) !== 0;
    case "nobr":
      return (open & OPEN.nobr) !== 0;
    case "option":
    case "optgroup":
      return (open & OPEN.option) !== 0;
    default:
      return (open & OPEN.heading) !== 0 && HEADINGS.has(tag);
  }
}

/** What is open for the children of an element. */
export function openInside(tag: string, open: number): number {
  // a heading is closed by the next one only where nothing is between
  let inside = open & ~(OPEN.heading | OPEN.option);
  if (SCOPES.has(tag)) inside &= OPEN.form;
  if (SPECIAL.has(tag)) inside &= ~(OPEN.listItem | OPEN.term);
  if (HEADINGS.has(tag)) return inside | OPEN.heading;
  switch (tag) {
    case "p":
      return inside | OPEN.paragraph;
    case "a":
      return inside | OPEN.link;
    case "button":
      return (inside & ~OPEN.paragraph) | OPEN.button;
    case "form":
      return inside | OPEN.form;
    case "li":
      return inside | OPEN.listItem;
    case "dd":
    case "dt":
      return inside | OPEN.term;
    case "nobr":
      return inside | OPEN.nobr;
    case "option":
      return inside | OPEN.option;
    default:
      return inside;
  }
}

const TABLE_PARTS = new Set(["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"]);
const ALLOWED_CHILDREN: Readonly<Record<string, ReadonlySet<string>>> = {
  table: new Set(["caption", "colgroup", "thead", "tbody", "tfoot", "tr"]),
  thead: new Set(["tr"]),
  tbody: new Set(["tr"]),
  tfoot: new Set(["tr"]),
  tr: new Set(["td", "th"]),
  colgroup: new Set(["col"]),
};
const ALLOWED_ANYWHERE = new Set(["style", "script", "template"]);

/** Whether the parser would keep this child where it is, as far as tables go. */
export function isMisplacedInTable(tag: string, parentTag: string): boolean {
  if (ALLOWED_ANYWHERE.has(tag)) return parentTag === "colgroup" && tag !== "template";
  const allowed = Object.hasOwn(ALLOWED_CHILDREN, parentTag) ? ALLOWED_CHILDREN[parentTag] : undefined;
  if (allowed) return !allowed.has(tag);
  return TABLE_PARTS.has(tag);
}

export function holdsTableParts(tag: string): boolean {
  return Object.hasOwn(ALLOWED_CHILDREN, tag);
}

/** HTML elements that a parser never makes, or never makes here; the last two would be MathML in MathML's text. */
const NEVER_PARSED = new Set(["html", "head", "body", "image", "frameset", "frame", "mglyph", "malignmark"]);

export function isNeverParsed(tag: string): boolean {
  return NEVER_PARSED.has(tag) || !/^[a-z][\w.:-]*$/i.test(tag);
}

/** Names that end SVG and MathML when the parser meets them there (HTML, 13.2.6.5), or whose content is raw text. */
const BREAKS_OUT = new Set(
  (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta " +
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font script xmp iframe noembed noframes " +
    "noscript plaintext textarea"
  ).split(" "),
);

export function breaksOut(tag: string): boolean {
  return BREAKS_OUT.has(tag.toLowerCase()) || !/^[a-z][\w.:-]*$/i.test(tag);
}
