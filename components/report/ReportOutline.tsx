import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { i18n } from "#i18n";
import { Foreign } from "../ui/Foreign";
import classes from "./ReportEditor.module.css";

/** The headings of the report, as a way to them. */
export function ReportOutline({ editor }: { readonly editor: Editor }) {
  const headings = useEditorState({ editor, selector: ({ editor: current }) => headingsOf(current) });
  const go = (index: number) => {
    const position = headingPositions(editor)[index];
    if (position === undefined) return;
    editor
      .chain()
      .setTextSelection(position + 1)
      .focus(undefined, { scrollIntoView: false })
      .run();
    // the heading comes to the top, below the toolbar; the editor itself would only just show it
    const element = editor.view.nodeDOM(position);
    if (element instanceof Element) element.scrollIntoView({ block: "start" });
  };
  return (
    <nav className={classes.outline} aria-label={i18n.t("report.outline")}>
      <p className={classes.outlineTitle}>{i18n.t("report.outline")}</p>
      <ul>
        {headings.map(({ level, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is all that tells two headings apart
          <li key={index} data-level={level}>
            <button type="button" onClick={() => go(index)}>
              <Foreign line text={text || i18n.t("common.untitled")} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function headingPositions(editor: Editor): number[] {
  const positions: number[] = [];
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === "heading") positions.push(position);
    return !node.isTextblock;
  });
  return positions;
}

function headingsOf(editor: Editor): { readonly level: number; readonly text: string }[] {
  return headingPositions(editor).flatMap((position) => {
    const node = editor.state.doc.nodeAt(position);
    return node ? [{ level: Number(node.attrs.level), text: node.textContent }] : [];
  });
}
