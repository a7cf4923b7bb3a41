import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { use } from "react";
import { ExhibitsContext, exhibitLabel, exhibitTitle } from "../exhibits";
import classes from "./Nodes.module.css";

/** "pièce n° 12" in a line: follows the numbering as long as that changes. */
export function ExhibitChip({ node, selected }: NodeViewProps) {
  const exhibits = use(ExhibitsContext);
  const captureId = String(node.attrs.captureId);
  const exhibit = exhibits.get(captureId);
  return (
    <NodeViewWrapper
      as="span"
      className={classes.chip}
      data-selected={selected || undefined}
      data-gone={!exhibit || undefined}
      title={exhibit && exhibitTitle(exhibit).slice(0, 400)}
      data-testid="report-exhibit"
    >
      {exhibitLabel(exhibits, captureId)}
    </NodeViewWrapper>
  );
}
