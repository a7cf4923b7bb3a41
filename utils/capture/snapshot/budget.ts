/** The most that one snapshot may take; beyond, it is cut and says so. */
export interface SnapshotLimits {
  readonly elements: number;
  readonly characters: number;
  readonly timeMs: number;
  /** Elements inside elements. Browsers flatten what is nested deeper than 512. */
  readonly depth: number;
}

export const SNAPSHOT_LIMITS: SnapshotLimits = {
  elements: 1_500_000,
  characters: 200_000_000,
  timeMs: 20_000,
  depth: 600,
};

/** How often the clock is read: it costs as much as an element. Elements. */
const CHECK_EVERY = 1_024;

/** Keeps count of what a snapshot takes. */
export class Budget {
  readonly #limits: SnapshotLimits;
  readonly #now: () => number;
  readonly #endsAt: number;
  elements = 0;
  #characters = 0;
  /** The limit that was reached; null so far. */
  exceeded: string | null = null;

  constructor(now: () => number, limits: SnapshotLimits = SNAPSHOT_LIMITS) {
    this.#limits = limits;
    this.#now = now;
    this.#endsAt = now() + limits.timeMs;
  }

  /** Counts one element; false once a limit is reached. */
  element(depth: number): boolean {
    if (this.exceeded !== null) return false;
    this.elements++;
    if (depth > this.#limits.depth) {
      // only this branch is too deep
      return false;
    }
    if (this.elements > this.#limits.elements) this.exceeded = `more than ${this.#limits.elements} elements`;
    else if (this.elements % CHECK_EVERY === 0 && this.#now() > this.#endsAt) {
      this.exceeded = `more than ${this.#limits.timeMs} ms`;
    }
    return this.exceeded === null;
  }

  isTooDeep(depth: number): boolean {
    return depth > this.#limits.depth;
  }

  characters(count: number): void {
    this.#characters += count;
    if (this.#characters > this.#limits.characters) this.exceeded ??= `more than ${this.#limits.characters} characters`;
  }
}
