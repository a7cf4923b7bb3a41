import { Node } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import * as v from "valibot";
import { Uuid } from "../../../utils/core";
import { ExhibitChip } from "../nodes/ExhibitChip";

const ATTRIBUTE = "data-capture-id";

interface ExhibitRefOptions {
  /** How a reference reads where it is copied to. */
  readonly label: (captureId: string) => string;
}

/** A reference to an exhibit. It holds the capture's id; the number comes from the dossier wherever it is shown. */
export const ExhibitRef = Node.create<ExhibitRefOptions>({
  name: "exhibitRef",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ label: () => "" }),
  addAttributes: () => ({
    captureId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute(ATTRIBUTE),
      renderHTML: ({ captureId }: Record<string, unknown>) => ({ [ATTRIBUTE]: captureId }),
    },
  }),
  parseHTML: () => [
    { tag: `span[${ATTRIBUTE}]`, getAttrs: (element) => (v.is(Uuid, element.getAttribute(ATTRIBUTE)) ? null : false) },
  ],
  renderHTML({ HTMLAttributes, node }) {
    return ["span", HTMLAttributes, this.options.label(String(node.attrs.captureId))];
  },
  renderText({ node }) {
    return this.options.label(String(node.attrs.captureId));
  },
  addNodeView: () => ReactNodeViewRenderer(ExhibitChip, { as: "span" }),
});
