import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconColumnInsertRight,
  IconColumnRemove,
  IconFileText,
  IconH1,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMessages,
  IconPhotoPlus,
  IconPilcrow,
  IconRowInsertBottom,
  IconRowRemove,
  IconSeparatorHorizontal,
  IconTable,
  IconTableOff,
  IconTimeline,
  IconUnderline,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { i18n } from "#i18n";
import { EXHIBIT_KEY, LINK_KEY } from "../model/shortcuts";

/** What a tool needs beyond the editor. */
export interface ToolDoors {
  openLink(): void;
  openExhibits(): void;
  chooseImage(): void;
}

export interface Tool {
  readonly id: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** In the notation of ProseMirror: `Mod-b`. */
  readonly keys?: string;
  run(editor: Editor): void;
  /** Only tools that are on or off have it. */
  isActive?(editor: Editor): boolean;
  /** Always, where it does not say. */
  isEnabled?(editor: Editor): boolean;
}

export type ToolGroup = readonly Tool[];

function blockTools(): ToolGroup {
  return [
    {
      id: "paragraph",
      label: i18n.t("report.paragraph"),
      icon: IconPilcrow,
      keys: "Mod-Alt-0",
      run: (editor) => editor.chain().focus().setParagraph().run(),
      isActive: (editor) => editor.isActive("paragraph"),
    },
    ...([1, 2, 3] as const).map((level) => ({
      id: `heading-${level}`,
      label: i18n.t("report.heading", [String(level)]),
      icon: [IconH1, IconH2, IconH3][level - 1] ?? IconH3,
      keys: `Mod-Alt-${level}`,
      run: (editor: Editor) => editor.chain().focus().toggleHeading({ level }).run(),
      isActive: (editor: Editor) => editor.isActive("heading", { level }),
    })),
  ];
}

function markTools(doors: ToolDoors): ToolGroup {
  return [
    {
      id: "bold",
      label: i18n.t("report.bold"),
      icon: IconBold,
      keys: "Mod-b",
      run: (editor) => editor.chain().focus().toggleBold().run(),
      isActive: (editor) => editor.isActive("bold"),
    },
    {
      id: "italic",
      label: i18n.t("report.italic"),
      icon: IconItalic,
      keys: "Mod-i",
      run: (editor) => editor.chain().focus().toggleItalic().run(),
      isActive: (editor) => editor.isActive("italic"),
    },
    {
      id: "underline",
      label: i18n.t("report.underline"),
      icon: IconUnderline,
      keys: "Mod-u",
      run: (editor) => editor.chain().focus().toggleUnderline().run(),
      isActive: (editor) => editor.isActive("underline"),
    },
    {
      id: "link",
      label: i18n.t("report.link"),
      icon: IconLink,
      keys: LINK_KEY,
      run: doors.openLink,
      isActive: (editor) => editor.isActive("link"),
    },
  ];
}

function listTools(): ToolGroup {
  return [
    {
      id: "bullets",
      label: i18n.t("report.bullets"),
      icon: IconList,
      keys: "Mod-Shift-8",
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      isActive: (editor) => editor.isActive("bulletList"),
    },
    {
      id: "numbers",
      label: i18n.t("report.numbers"),
      icon: IconListNumbers,
      keys: "Mod-Shift-7",
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      isActive: (editor) => editor.isActive("orderedList"),
    },
    {
      id: "quote",
      label: i18n.t("report.quote"),
      icon: IconBlockquote,
      keys: "Mod-Shift-b",
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
      isActive: (editor) => editor.isActive("blockquote"),
    },
    {
      id: "rule",
      label: i18n.t("report.rule"),
      icon: IconSeparatorHorizontal,
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ];
}

function insertTools(doors: ToolDoors): ToolGroup {
  return [
    {
      id: "exhibit",
      label: i18n.t("report.insert_exhibit"),
      icon: IconFileText,
      keys: EXHIBIT_KEY,
      run: doors.openExhibits,
    },
    { id: "image", label: i18n.t("report.insert_image"), icon: IconPhotoPlus, run: doors.chooseImage },
    {
      id: "table",
      label: i18n.t("report.insert_table"),
      icon: IconTable,
      run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    ...(["timeline", "exchanges"] as const).map((kind) => ({
      id: `figure-${kind}`,
      label: kind === "timeline" ? i18n.t("report.insert_timeline") : i18n.t("report.insert_exchanges"),
      icon: kind === "timeline" ? IconTimeline : IconMessages,
      run: (editor: Editor) => editor.chain().focus().insertContent({ type: "figure", attrs: { kind } }).run(),
    })),
  ];
}

function tableTools(): ToolGroup {
  const isEnabled = (editor: Editor) => editor.isActive("table");
  return [
    {
      id: "row-add",
      label: i18n.t("report.row_add"),
      icon: IconRowInsertBottom,
      run: (editor) => editor.chain().focus().addRowAfter().run(),
      isEnabled,
    },
    {
      id: "row-remove",
      label: i18n.t("report.row_remove"),
      icon: IconRowRemove,
      run: (editor) => editor.chain().focus().deleteRow().run(),
      isEnabled,
    },
    {
      id: "column-add",
      label: i18n.t("report.column_add"),
      icon: IconColumnInsertRight,
      run: (editor) => editor.chain().focus().addColumnAfter().run(),
      isEnabled,
    },
    {
      id: "column-remove",
      label: i18n.t("report.column_remove"),
      icon: IconColumnRemove,
      run: (editor) => editor.chain().focus().deleteColumn().run(),
      isEnabled,
    },
    {
      id: "table-remove",
      label: i18n.t("report.table_remove"),
      icon: IconTableOff,
      run: (editor) => editor.chain().focus().deleteTable().run(),
      isEnabled,
    },
  ];
}

/** The toolbar's buttons in their groups. */
export function toolGroups(doors: ToolDoors): readonly ToolGroup[] {
  const history: ToolGroup = [
    {
      id: "undo",
      label: i18n.t("report.undo"),
      icon: IconArrowBackUp,
      keys: "Mod-z",
      run: (editor) => editor.chain().focus().undo().run(),
      isEnabled: (editor) => editor.can().undo(),
    },
    {
      id: "redo",
      label: i18n.t("report.redo"),
      icon: IconArrowForwardUp,
      keys: "Mod-Shift-z",
      run: (editor) => editor.chain().focus().redo().run(),
      isEnabled: (editor) => editor.can().redo(),
    },
  ];
  return [history, blockTools(), markTools(doors), listTools(), insertTools(doors), tableTools()];
}
