import type { BrowserKind, PageHandle } from "../../scripts/driver/index.ts";

/** What a page sees of its window, in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1_280;
const HEIGHT = 800;
/** What the browser's own bars take of a window. */
const BARS_PX: Readonly<Record<BrowserKind, number>> = { chromium: 87, firefox: 85 };

/** The window in which a page has that much height, or the usual one. */
export function windowFor(browser: BrowserKind, viewportHeight: number | null): Viewport {
  return { width: WIDTH, height: (viewportHeight ?? HEIGHT) + BARS_PX[browser] };
}

/** Measures it, whatever the window came to. */
export function readViewport(page: PageHandle): Promise<Viewport> {
  return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
}
