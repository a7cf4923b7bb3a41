import { useEffect, useRef } from "react";
import { i18n } from "#i18n";
import { quoted } from "./quoted";

/**
 * Names the tab after the view, and moves the focus to the view's heading so that keyboard and
 * screen reader start at its beginning; not on first load, where they do anyway.
 */
export function usePageTitle(title: string): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${quoted(title)} – ${i18n.t("extension_name")}`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
