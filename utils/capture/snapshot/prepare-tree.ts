import { emptyVocabulary } from "./css/selectors";
import { type Sheet, wordsOf } from "./css/sheet";
import { adoptedSheetsOf, documentSheetsOf, listed, nodeTypeOf } from "./dom";
import { readSheet, styleText } from "./elements/style";
import { freezeAnimations } from "./frozen/animations";
import { keepRegistered } from "./frozen/registered";
import { freezeSmil } from "./frozen/smil";
import { markCustomErrors, markStates } from "./frozen/states";
import { freezeTopLayer } from "./frozen/top-layer";
import type { DocumentScope, TreeScope } from "./scope";
import type { SnapshotState } from "./snapshot-state";

/** Looks at a whole tree before it is written: what is animated, on top, hovered, and what its styles speak of. */
export function prepareTree(root: Document | ShadowRoot, scope: DocumentScope, state: SnapshotState): TreeScope {
  const sheets = sheetsOf(root, scope, state);
  const words = cssWords(sheets);
  const tree: TreeScope = {
    document: scope,
    root,
    vocabulary: emptyVocabulary(),
    needs: { scrolling: false, topLayer: false, barriers: false },
    ...words,
  };
  if (scope.inert) return { ...tree, cssAttributes: null };
  keepRegistered(tree);
  markStates(root, scope);
  markCustomErrors(root, scope);
  freezeAnimations(root, scope, sheets);
  freezeSmil(root, scope);
  tree.needs.topLayer = freezeTopLayer(root, scope);
  return tree;
}

function sheetsOf(root: Document | ShadowRoot, scope: DocumentScope, state: SnapshotState): Sheet[] {
  const own = nodeTypeOf(root) === Node.DOCUMENT_NODE ? documentSheetsOf(root) : (root as ShadowRoot).styleSheets;
  return [...listed(own), ...adoptedSheetsOf(root)].map((sheet) =>
    state.sheets.read(sheet, scope.baseUrl, { root, view: scope.view }),
  );
}

/** What the style sheets of a tree speak of. */
function cssWords(
  sheets: readonly Sheet[],
): Pick<TreeScope, "cssAttributes" | "customStates" | "moves" | "undeclared"> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const attributes = new Set<string>();
  const states: string[] = [];
  let readable = true;
  let moves = false;
  const add = (sheet: Sheet) => {
    if (sheet.cssom === null) readable = false;
    const words = wordsOf(sheet);
    for (const name of words.attributes) attributes.add(name);
    states.push(...words.customStates);
    moves ||= words.moves;
    for (const name of words.used) used.add(name);
    for (const name of words.declared) declared.add(name);
    for (const { sheet: imported } of sheet.imports) if (imported) add(imported);
  };
  for (const sheet of sheets) add(sheet);
  return {
    cssAttributes: readable ? attributes : null,
    customStates: states,
    moves,
    undeclared: [...used].filter((name) => !declared.has(name)),
  };
}

/** Sheets that scripts gave the tree: they come after its own. */
export function adoptedStyles(root: Document | ShadowRoot, tree: TreeScope, state: SnapshotState): string {
  return adoptedSheetsOf(root)
    .filter((sheet) => !sheet.disabled)
    .map((sheet) => styleText(readSheet(sheet, tree, state), sheet.media.mediaText, tree, state))
    .join("");
}
