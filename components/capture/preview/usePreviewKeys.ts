import { useEffect, useRef } from "react";

interface PreviewKeys {
  back(): void;
  previous(): void;
  next(): void;
}

/** Where these keys have a meaning of their own. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role=tablist], [role=dialog], [role=menu], [role=radiogroup], [tabindex="0"]';

export function usePreviewKeys(keys: PreviewKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // a dialog is closed by Escape even when the focus is not in it
      if (document.querySelector("[role=dialog]")) return;
      const inOwn = event.target instanceof Element && event.target.closest(OWN_KEYS) !== null;
      if (event.key === "Escape" && !(event.target instanceof HTMLInputElement)) current.current.back();
      else if (inOwn) return;
      else if (event.key === "ArrowLeft") current.current.previous();
      else if (event.key === "ArrowRight") current.current.next();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
