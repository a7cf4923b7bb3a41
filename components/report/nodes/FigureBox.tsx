import { IconMessages, IconTimeline } from "@tabler/icons-react";
import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { i18n } from "#i18n";
import classes from "./Nodes.module.css";

/** Stands for a figure that is drawn when the report is rendered. */
export function FigureBox({ node, selected }: NodeViewProps) {
  const exchanges = node.attrs.kind === "exchanges";
  const Icon = exchanges ? IconMessages : IconTimeline;
  return (
    <NodeViewWrapper className={classes.figure} data-selected={selected || undefined} data-testid="report-figure">
      <Icon size={28} stroke={1.5} aria-hidden="true" />
      <span>
        <strong>{exchanges ? i18n.t("report.figure_exchanges") : i18n.t("report.figure_timeline")}</strong>
        <span className={classes.figureHelp}>{i18n.t("report.figure_help")}</span>
      </span>
    </NodeViewWrapper>
  );
}
