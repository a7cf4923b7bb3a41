import { targetFor } from "../scrolling";
import { earliestDate } from "./dates";

/** What is older gets this long to come each time. Milliseconds. */
const LOAD_WITHIN_MS = 2_500;
const LOOK_EVERY_MS = 80;

/** Why loading older messages ended. */
export type OlderEnd = "date-reached" | "beginning" | "limit";

export interface OlderResult {
  readonly end: OlderEnd;
  /** How often the beginning was scrolled to. */
  readonly rounds: number;
  /** Milliseconds since 1970; null where no message says when it was written. */
  readonly earliest: number | null;
}

/**
 * Scrolls a conversation towards its beginning, again and again, until a message from before `before` (milliseconds
 * since 1970) is there, nothing older comes, or `maxRounds` is reached.
 */
export async function loadOlder(
  win: Window,
  pane: Element | null,
  before: number,
  maxRounds: number,
): Promise<OlderResult> {
  const target = targetFor(win, pane);
  const inside = pane ?? target.document;
  const look = () => ({ earliest: earliestDate(inside), height: target.size.height, text: inside.textContent ?? "" });
  for (let rounds = 0; ; rounds++) {
    const { earliest, height, text } = look();
    if (earliest !== null && earliest < before) return { end: "date-reached", rounds, earliest };
    if (rounds >= maxRounds) return { end: "limit", rounds, earliest };
    // away from the beginning and back, so that pages that listen notice
    target.scrollTo({ x: target.position.x, y: target.start.y + 1 });
    await pause(LOOK_EVERY_MS);
    target.scrollTo({ x: target.position.x, y: target.start.y });
    const until = performance.now() + LOAD_WITHIN_MS;
    let came = false;
    while (!came && performance.now() < until) {
      await pause(LOOK_EVERY_MS);
      const now = look();
      came = now.height !== height || now.text !== text;
    }
    if (!came) return { end: "beginning", rounds, earliest };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
