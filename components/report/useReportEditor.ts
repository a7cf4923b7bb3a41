import type { Editor, JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEditor } from "@tiptap/react";
import { useRef, useState } from "react";
import { i18n } from "#i18n";
import { BordereauError, type ReportDocument } from "../../utils/core";
import { type Exhibits, exhibitLabel } from "./exhibits";
import { isImageFile, readImage } from "./image-file";
import { reportExtensions } from "./model/extensions";
import { type EditorDoors, editorShortcuts } from "./model/shortcuts";

/** Of the text that says how to leave the editor by keyboard. */
export const EDITOR_HELP_ID = "report-editor-help";

interface ReportEditorOptions extends EditorDoors {
  readonly document: ReportDocument;
  readonly exhibits: Exhibits;
  onChange(document: ProseMirrorNode): void;
  /** Runs what may fail and says so. */
  runAction(action: () => Promise<void>): Promise<void>;
}

interface ReportEditing {
  readonly editor: Editor;
  /** Inserts pictures from files where the cursor is. */
  insertImages(files: readonly File[]): void;
}

const STUCK_PX = { top: 140, right: 0, bottom: 64, left: 0 };

/** Pictures that came by the clipboard or by hand; none where text came with them, as from a word processor. */
function imagesOf(data: DataTransfer): File[] {
  const images = [...data.files].filter(isImageFile);
  if (images.length === 0) return [];
  // a picture copied from a page comes with markup that names its address there
  const markup = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  return markup.body.textContent?.trim() ? [] : images;
}

/** The editor of a report, its text taken over once. */
export function useReportEditor(options: ReportEditorOptions): ReportEditing {
  const latest = useRef(options);
  latest.current = options;
  const [extensions] = useState(() => [
    ...reportExtensions((captureId) => exhibitLabel(latest.current.exhibits, captureId)),
    editorShortcuts({
      openLink: () => latest.current.openLink(),
      openExhibits: () => latest.current.openExhibits(),
      focusToolbar: () => latest.current.focusToolbar(),
    }),
  ]);
  const editorRef = useRef<Editor | null>(null);
  const insertImages = (files: readonly File[]) =>
    void latest.current.runAction(async () => {
      for (const file of files) {
        if (!isImageFile(file)) throw new BordereauError("file-unreadable", { detail: file.type });
        const src = await readImage(file);
        editorRef.current
          ?.chain()
          .focus()
          .insertContent({ type: "image", attrs: { src, alt: "", caption: "" } })
          .run();
      }
    });
  const takesFiles = (data: DataTransfer | null): boolean => {
    const images = data ? imagesOf(data) : [];
    if (images.length > 0) insertImages(images);
    return images.length > 0;
  };
  const editor = useEditor({
    extensions,
    content: options.document as unknown as JSONContent,
    // one of ours is in the style sheet, where the page's policy can see it
    injectCSS: false,
    editorProps: {
      // what sticks above and below the sheet must not hide the cursor
      scrollThreshold: STUCK_PX,
      scrollMargin: STUCK_PX,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": i18n.t("report.text"),
        "aria-describedby": EDITOR_HELP_ID,
        spellcheck: "true",
        dir: "auto",
        "data-testid": "report-text",
      },
      handlePaste: (_, event) => takesFiles(event.clipboardData),
      handleDrop: (_, event, _slice, moved) => !moved && takesFiles(event.dataTransfer),
    },
    onUpdate: ({ editor: current }) => latest.current.onChange(current.state.doc),
  });
  editorRef.current = editor;
  return { editor, insertImages };
}
