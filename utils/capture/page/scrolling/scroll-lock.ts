/** Keeps scroll events from a page whose scripts would scroll it back. */
export class ScrollLock {
  #held: Window | null = null;

  hold(win: Window): void {
    this.release();
    this.#held = win;
    // in the capture phase of the window: before every listener below it
    win.addEventListener("scroll", swallow, true);
    win.addEventListener("scrollend", swallow, true);
  }

  release(): void {
    this.#held?.removeEventListener("scroll", swallow, true);
    this.#held?.removeEventListener("scrollend", swallow, true);
    this.#held = null;
  }
}

function swallow(event: Event): void {
  event.stopImmediatePropagation();
}
