import { i18n } from "#i18n";

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod-Shift-e` as it stands on the keyboard: `Ctrl+Shift+E`, or `⌘⇧E`. */
export function shortcutLabel(keys: string): string {
  const parts = keys.split("-");
  const last = (parts.at(-1) ?? "").toUpperCase();
  const symbols: Readonly<Record<string, string>> = isMac()
    ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
    : { Mod: i18n.t("report.key_control"), Shift: i18n.t("report.key_shift"), Alt: "Alt" };
  const modifiers = parts.slice(0, -1).map((part) => symbols[part] ?? part);
  return [...modifiers, last].join(isMac() ? "" : "+");
}

/** The same for assistive technology (ARIA 1.2, aria-keyshortcuts). */
export function ariaShortcut(keys: string): string {
  return keys.replace("Mod", isMac() ? "Meta" : "Control").replaceAll("-", "+");
}
