/** A window that paints nothing must not stop a capture. Milliseconds. */
const PAINT_WITHIN_MS = 250;

/** Resolves when what was changed until now is on the screen. */
export async function nextPaint(win: Window): Promise<void> {
  // the first callback comes before the paint, the second after it
  await frame(win);
  await frame(win);
}

function frame(win: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAINT_WITHIN_MS);
    win.requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
