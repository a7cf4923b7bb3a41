import { nodeTypeOf } from "../dom";
import type { DocumentScope, Highlighted } from "../scope";

/** What `::highlight()` may change (CSS Pseudo-elements 4, 3.4). */
const PROPERTIES = ["color", "background-color", "text-decoration", "text-shadow"] as const;
/** Not iterated over: Firefox lets no content script do that. */
interface Registry {
  forEach(visit: (highlight: { forEach(visit: (range: AbstractRange) => void): void }, name: string) => void): void;
}

const MAX_RANGES = 5_000;

/** Notes the texts that scripts highlighted through the Custom Highlight API: no markup and no style keeps them. */
export function noteHighlights(scope: DocumentScope): void {
  const registry = (scope.view as { CSS?: { highlights?: Registry } }).CSS?.highlights;
  if (!registry) return;
  const found = new Map<Node, Highlighted[]>();
  let ranges = 0;
  registry.forEach((highlight, name) => {
    highlight.forEach((range) => {
      if (ranges++ > MAX_RANGES) return;
      for (const { node, from, to } of textsIn(range, scope.doc)) {
        const style = highlightStyle(node, name, scope);
        if (style !== "") found.set(node, [...(found.get(node) ?? []), { from, to, style }]);
      }
    });
  });
  for (const [node, parts] of found) scope.highlights.set(node, inOrder(parts));
}

function* textsIn(range: AbstractRange, doc: Document): Generator<{ node: Node; from: number; to: number }> {
  if (range.startContainer === range.endContainer && nodeTypeOf(range.startContainer) === Node.TEXT_NODE) {
    yield { node: range.startContainer, from: range.startOffset, to: range.endOffset };
    return;
  }
  const live = Document.prototype.createRange.call(doc);
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const walker = Document.prototype.createTreeWalker.call(doc, live.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!live.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : (node.nodeValue?.length ?? 0);
    if (from < to) yield { node, from, to };
  }
}

function highlightStyle(node: Node, name: string, { view }: DocumentScope): string {
  const parent = node.parentElement;
  if (!parent || !/^[\w-]+$/.test(name)) return "";
  const style = view.getComputedStyle(parent, `::highlight(${name})`);
  const own = view.getComputedStyle(parent);
  return PROPERTIES.map((property) => [property, style.getPropertyValue(property)] as const)
    .filter(([property, value]) => value !== "" && value !== own.getPropertyValue(property))
    .map(([property, value]) => `${property}:${value}`)
    .join(";");
}

/** Parts that do not overlap; of two that do, the later one shows. */
function inOrder(parts: readonly Highlighted[]): Highlighted[] {
  const flat: Highlighted[] = [];
  for (const part of parts) {
    for (let index = flat.length - 1; index >= 0; index--) {
      const before = flat[index];
      if (!before || before.to <= part.from || before.from >= part.to) continue;
      const pieces = [
        { ...before, to: part.from },
        { ...before, from: part.to },
      ].filter(({ from, to }) => from < to);
      flat.splice(index, 1, ...pieces);
    }
    flat.push(part);
  }
  return flat.sort((a, b) => a.from - b.from);
}
