import { nextPaint } from "../next-paint";

/** How long a screen may wait for images that came into view, and for movements that end. Milliseconds. */
const IMAGES_MS = 1_500;
const ANIMATIONS_MS = 800;

/**
 * Waits until what came into view is drawn: images, and movements that have an end (a block fading in); at least
 * `waitMs`, which the caller has anyway.
 */
export async function settle(win: Window, roots: readonly (Document | ShadowRoot)[], waitMs: number): Promise<void> {
  const waited = pause(waitMs);
  await nextPaint(win);
  await Promise.race([imagesInView(win, roots), pause(IMAGES_MS)]);
  await Promise.race([animationsInView(win), pause(ANIMATIONS_MS)]);
  await waited;
  // what came while waiting
  await Promise.race([imagesInView(win, roots), pause(IMAGES_MS)]);
  await nextPaint(win);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function imagesInView(win: Window, roots: readonly (Document | ShadowRoot)[]): Promise<void> {
  const images = roots.flatMap((root) => [...root.querySelectorAll("img")]);
  const pending = images.filter((image) => !image.complete && isInView(win, image.getBoundingClientRect()));
  await Promise.all(pending.map((image) => image.decode().catch(() => undefined)));
}

async function animationsInView(win: Window): Promise<void> {
  const running = win.document.getAnimations().filter((animation) => {
    const effect = animation.effect as KeyframeEffect | null;
    const target = effect?.target;
    if (animation.playState !== "running" || !target) return false;
    // an endless movement, and one that follows scrolling, has no last picture to wait for
    if (animation.timeline !== win.document.timeline) return false;
    if (!Number.isFinite(Number(effect.getComputedTiming().endTime))) return false;
    return isInView(win, target.getBoundingClientRect());
  });
  await Promise.all(running.map((animation) => animation.finished.catch(() => undefined)));
}

function isInView(win: Window, { top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && top < win.innerHeight && right > 0 && left < win.innerWidth;
}
