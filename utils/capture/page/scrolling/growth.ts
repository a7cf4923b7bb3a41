import type { ScrollTarget } from "./scroll-target";
import { pause } from "./settle";

/** What is loaded at the end of a list gets this long to come. Milliseconds. */
const GROW_WITHIN_MS = 1_200;
const LOOK_EVERY_MS = 60;

/** Notices content that grows as one scrolls to its end: endless lists. */
export class Growth {
  readonly #target: ScrollTarget;
  readonly #observer: MutationObserver;
  #added = false;
  #height: number;
  #grew = false;

  constructor(target: ScrollTarget) {
    this.#target = target;
    this.#height = target.size.height;
    this.#observer = new MutationObserver((records) => {
      this.#added ||= records.some(({ addedNodes }) => addedNodes.length > 0);
    });
    this.#observer.observe(target.container ?? target.document, { subtree: true, childList: true });
  }

  /** Whether the content has become longer since the beginning. */
  get grew(): boolean {
    return this.#grew;
  }

  /** At the end of content that grows or has just been added to, waits for more of it. */
  async wait(): Promise<void> {
    const until = performance.now() + GROW_WITHIN_MS;
    const expectMore = this.#grew || this.#added;
    this.#added = false;
    while (!this.#noteGrowth() && expectMore && this.#isAtEnd() && performance.now() < until) {
      await pause(LOOK_EVERY_MS);
    }
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #noteGrowth(): boolean {
    const { height } = this.#target.size;
    const grown = height > this.#height + 1;
    this.#height = height;
    this.#grew ||= grown;
    return grown;
  }

  #isAtEnd(): boolean {
    const { position, start, size, view } = this.#target;
    return position.y - start.y >= size.height - view.height - 1;
  }
}
