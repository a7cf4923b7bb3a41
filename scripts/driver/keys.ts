/** A key as both protocols want it. */
export interface Key {
  /** `KeyboardEvent.code`. */
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  /** What the key types. */
  readonly text?: string;
  /** The key's private code point in WebDriver. */
  readonly webDriver: string;
}

const KEYS: Readonly<Record<string, Key>> = {
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r", webDriver: "\uE007" },
  Tab: { code: "Tab", windowsVirtualKeyCode: 9, webDriver: "\uE004" },
  Escape: { code: "Escape", windowsVirtualKeyCode: 27, webDriver: "\uE00C" },
  Backspace: { code: "Backspace", windowsVirtualKeyCode: 8, webDriver: "\uE003" },
  Delete: { code: "Delete", windowsVirtualKeyCode: 46, webDriver: "\uE017" },
  ArrowLeft: { code: "ArrowLeft", windowsVirtualKeyCode: 37, webDriver: "\uE012" },
  ArrowUp: { code: "ArrowUp", windowsVirtualKeyCode: 38, webDriver: "\uE013" },
  ArrowRight: { code: "ArrowRight", windowsVirtualKeyCode: 39, webDriver: "\uE014" },
  ArrowDown: { code: "ArrowDown", windowsVirtualKeyCode: 40, webDriver: "\uE015" },
  Home: { code: "Home", windowsVirtualKeyCode: 36, webDriver: "\uE011" },
  End: { code: "End", windowsVirtualKeyCode: 35, webDriver: "\uE010" },
};

/** A named key, or a single character. */
export function keyOf(name: string): Key {
  return KEYS[name] ?? { code: "", windowsVirtualKeyCode: 0, text: name, webDriver: name };
}
