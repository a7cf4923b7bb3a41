import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { placeholderRanges } from "../../../utils/report";

export interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** Where the hints that are to be replaced stand, as positions in the document. */
export function placeholdersIn(document: ProseMirrorNode): DocumentRange[] {
  const found: DocumentRange[] = [];
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    // a leaf takes one position, so it takes one character
    const text = node.textBetween(0, node.content.size, undefined, "\ufffc");
    for (const { start, end } of placeholderRanges(text)) {
      found.push({ from: position + 1 + start, to: position + 1 + end });
    }
    return false;
  });
  return found;
}

const key = new PluginKey<DecorationSet>("placeholders");

function decorate(document: ProseMirrorNode): DecorationSet {
  const marks = placeholdersIn(document).map(({ from, to }) =>
    Decoration.inline(from, to, { "data-placeholder": "true" }),
  );
  return DecorationSet.create(document, marks);
}

/** Shows hints as such; a click selects a whole one, so that typing replaces it. */
export const PlaceholderMarks = Extension.create({
  name: "placeholderMarks",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => decorate(doc),
        apply: (transaction, marks) => (transaction.docChanged ? decorate(transaction.doc) : marks),
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick: (view, position, event) => {
          const [hit] = key.getState(view.state)?.find(position, position) ?? [];
          if (!hit || event.shiftKey || position <= hit.from || position >= hit.to) return false;
          view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, hit.from, hit.to)));
          return true;
        },
      },
    }),
  ],
});
