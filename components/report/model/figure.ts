import { Node } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { REPORT_FIGURES } from "../../../utils/core";
import { FigureBox } from "../nodes/FigureBox";

const ATTRIBUTE = "data-report-figure";

/** A figure that is drawn from the mission's captures when the report is rendered. */
export const Figure = Node.create({
  name: "figure",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    kind: {
      default: "timeline",
      parseHTML: (element: HTMLElement) => element.getAttribute(ATTRIBUTE),
      renderHTML: ({ kind }: Record<string, unknown>) => ({ [ATTRIBUTE]: kind }),
    },
  }),
  parseHTML: () => REPORT_FIGURES.map((kind) => ({ tag: `div[${ATTRIBUTE}="${kind}"]` })),
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(FigureBox),
});
