import type { Box, Point } from "../scrolling";

/** A shorter way with the button down is a click. CSS pixels. */
const CLICK_WITHIN_PX = 6;

/** The rectangle between two corners; null where it is so small that a click was meant. */
export function dragged(from: Point, to: Point): Box | null {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  if (width < CLICK_WITHIN_PX || height < CLICK_WITHIN_PX) return null;
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
}
