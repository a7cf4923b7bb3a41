import { ActionIcon, Tooltip } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { RefObject } from "react";
import { i18n } from "#i18n";
import classes from "./ReportToolbar.module.css";
import { ariaShortcut, shortcutLabel } from "./shortcut-label";
import type { Tool, ToolGroup } from "./tools";
import { useRovingFocus } from "./useRovingFocus";

interface ReportToolbarProps {
  readonly editor: Editor;
  readonly groups: readonly ToolGroup[];
  /** Of the toolbar, so that a shortcut can lead here. */
  readonly toolbarRef: RefObject<HTMLDivElement | null>;
}

export function ReportToolbar({ editor, groups, toolbarRef }: ReportToolbarProps) {
  const states = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      Object.fromEntries(
        groups
          .flat()
          .map(({ id, isActive, isEnabled }) => [
            id,
            { active: isActive?.(current) ?? null, enabled: isEnabled?.(current) ?? true },
          ]),
      ),
  });
  // tools for tables only inside of one
  const shown = groups.filter((group) => group.some(({ id }) => !isTableTool(id) || states[id]?.enabled));
  const roving = useRovingFocus(shown.flat().map(({ id }) => id));

  const button = (tool: Tool) => {
    const { id, label, icon: Icon, keys } = tool;
    const { active = null, enabled = true } = states[id] ?? {};
    return (
      <Tooltip key={id} label={keys ? `${label} (${shortcutLabel(keys)})` : label} openDelay={400}>
        <ActionIcon
          className={classes.button}
          variant={active ? "filled" : "subtle"}
          color={active ? "ink" : "gray"}
          size="md"
          aria-label={label}
          {...(keys && { "aria-keyshortcuts": ariaShortcut(keys) })}
          {...(active !== null && { "aria-pressed": active })}
          // stays reachable: a button that vanished under the focus would lose it
          aria-disabled={!enabled}
          {...(!enabled && { "data-disabled": true })}
          tabIndex={roving.tabIndex(id)}
          onFocus={() => roving.onFocus(id)}
          // the selection in the text stays
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => enabled && tool.run(editor)}
          data-testid={`report-tool-${id}`}
        >
          <Icon size={18} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    );
  };

  return (
    <div
      ref={toolbarRef}
      role="toolbar"
      aria-label={i18n.t("report.toolbar")}
      className={classes.toolbar}
      onKeyDown={(event) => {
        if (event.key === "Escape") editor.commands.focus();
        else roving.onKeyDown(event);
      }}
    >
      {shown.map((group) => (
        <div key={group[0]?.id} className={classes.group}>
          {group.map(button)}
        </div>
      ))}
    </div>
  );
}

function isTableTool(id: string): boolean {
  return /^(row|column)-|^table-remove$/.test(id);
}
