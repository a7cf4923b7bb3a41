import { browser } from "wxt/browser";

/** Longest value that is taken over. Characters. */
const MAX_VALUE = 4_000;

/**
 * Values of a page's own scripts, by paths such as `rcmail.env.uid`: texts and numbers, as texts; the others are left
 * out. The page could give anything here, so nothing of it is trusted, and nothing of it is kept.
 */
export async function readPageGlobals(tabId: number, paths: readonly string[]): Promise<Record<string, string>> {
  if (paths.length === 0) return {};
  const [answer] = await browser.scripting.executeScript({
    target: { tabId },
    world: "MAIN",
    injectImmediately: true,
    args: [[...paths]],
    func: (wanted: string[]) =>
      wanted.map((path) => {
        try {
          let value: unknown = globalThis;
          for (const part of path.split(".")) value = (value as Record<string, unknown>)[part];
          return typeof value === "string" || typeof value === "number" ? String(value) : null;
        } catch {
          return null;
        }
      }),
  });
  const values: unknown = answer?.result;
  const found: Record<string, string> = {};
  for (const [index, path] of paths.entries()) {
    const value: unknown = Array.isArray(values) ? values[index] : null;
    if (typeof value === "string" && value.length <= MAX_VALUE) found[path] = value;
  }
  return found;
}
