import { canPhotographRect } from "../../browser";
import { photographRects, type RectsInput } from "./rects";
import { type Pictures, type StitchInput, stitch } from "./stitch";

/** For what loads as it comes into view; the browser's quota leaves more where the machine is quick. Milliseconds. */
const SCREEN_MS = 200;

/** The whole page as one or more PNG pictures, from top to bottom. */
export async function photographFullPage(
  input: RectsInput & Omit<StitchInput, "overlapPx" | "waitMs">,
): Promise<Pictures> {
  const subject = { kind: "page", unpin: !canPhotographRect } as const;
  const first = await input.page.call("beginScroll", { subject, waitMs: 0 }, input.call);
  try {
    if (canPhotographRect) return await photographRects(input, first);
    return await stitch({ ...input, overlapPx: 0, waitMs: SCREEN_MS }, first);
  } finally {
    // put back even after a cancel, whose signal would refuse the call
    const call = { timeoutMs: input.call.timeoutMs, signal: new AbortController().signal };
    await input.page.call("endScroll", null, call).catch(() => undefined);
  }
}
