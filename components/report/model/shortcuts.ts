import { Extension } from "@tiptap/core";

/** What the editor's shortcuts open outside of it. */
export interface EditorDoors {
  openLink(): void;
  openExhibits(): void;
  focusToolbar(): void;
}

export const LINK_KEY = "Mod-k";
export const EXHIBIT_KEY = "Mod-Shift-e";

/** Shortcuts of ours. Tab belongs to lists and tables, so the keyboard leaves the text by Escape or Alt+F10. */
export function editorShortcuts(doors: EditorDoors): Extension {
  const opening = (open: () => void) => () => {
    open();
    return true;
  };
  return Extension.create({
    name: "reportShortcuts",
    addKeyboardShortcuts: () => ({
      [LINK_KEY]: opening(doors.openLink),
      [EXHIBIT_KEY]: opening(doors.openExhibits),
      "Alt-F10": opening(doors.focusToolbar),
      Escape: opening(doors.focusToolbar),
    }),
  });
}
