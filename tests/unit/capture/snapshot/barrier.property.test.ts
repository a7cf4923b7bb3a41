import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import {
  BARRIER,
  BEHIND_BARRIER,
  isMisplacedInTable,
  needsBarrier,
  openInside,
} from "@/utils/capture/snapshot/parser-rules";

interface Tree {
  readonly tag: string;
  readonly children: readonly Tree[];
}

const TAGS = (
  "p div span a b nobr button ul li dl dd dt h1 h2 h3 address section pre center object marquee label form option " +
  "optgroup table thead tbody tr td th caption colgroup col em i u font details summary fieldset blockquote dialog"
).split(" ");
const EMPTY = new Set(["col"]);

/** Trees as scripts may build them. */
const { node } = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom(...TAGS).map((tag) => ({ tag, children: [] })),
    fc.record(
      { tag: fc.constantFrom(...TAGS), children: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) },
      { noNullPrototype: true },
    ),
  ),
}));

/** Forms in forms and parts of tables elsewhere are written in another way; a row in a table gets a body around it. */
function possible({ tag, children }: Tree, parentTag: string, isInForm: boolean): Tree[] {
  if (isMisplacedInTable(tag, parentTag) || (tag === "form" && isInForm)) return [];
  if (tag === "tr" && parentTag === "table") return [];
  const below = EMPTY.has(tag) ? [] : children;
  return [{ tag, children: below.flatMap((child) => possible(child, tag, isInForm || tag === "form")) }];
}

function write({ tag, children }: Tree, open: number, quirks: boolean): string {
  const isGuarded = needsBarrier(tag, open, quirks);
  const inside = openInside(tag, isGuarded ? open & BEHIND_BARRIER : open);
  const text = children.map((child) => write(child, inside, quirks)).join("");
  const markup = EMPTY.has(tag) ? `<${tag}>` : `<${tag}>${text}</${tag}>`;
  return isGuarded ? BARRIER.open + markup + BARRIER.close : markup;
}

/** The tree of a parsed element, without barriers. */
function read(parent: DefaultTreeAdapterTypes.ParentNode): Tree[] {
  return parent.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    const children = read(child);
    return child.tagName === "applet" ? children : [{ tag: child.tagName, children }];
  });
}

function parseBody(body: string, quirks: boolean): Tree[] {
  const document = parse(`${quirks ? "" : "<!DOCTYPE html>"}<html><head></head><body>${body}</body></html>`);
  const [html] = read(document);
  return [...(html?.children[1]?.children ?? [])];
}

describe("barriers", () => {
  it.each([false, true])("give back any tree that a script can build, in quirks mode: %s", (quirks) => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 3 }), (trees) => {
        const meant = trees.flatMap((tree) => possible(tree, "body", false));
        expect(parseBody(meant.map((tree) => write(tree, 0, quirks)).join(""), quirks)).toEqual(meant);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([
    ["p", "p"],
    ["p", "table"],
    ["a", "a"],
    ["button", "button"],
    ["li", "li"],
    ["dd", "dt"],
    ["nobr", "nobr"],
    ["h1", "h2"],
    ["option", "option"],
  ])("are needed for %s with %s in it", (outer, inner) => {
    const meant = [{ tag: outer, children: [{ tag: inner, children: [] }] }];
    expect(parseBody(`<${outer}><${inner}></${inner}></${outer}>`, false)).not.toEqual(meant);
    expect(parseBody(meant.map((tree) => write(tree, 0, false)).join(""), false)).toEqual(meant);
  });
});
