/** Where the time comes from; passed in, so that tests own it. */
export interface Timers {
  /** Milliseconds, of any clock that only goes forward. */
  now(): number;
  /** Calls back once after so many milliseconds, unless it is cancelled by what it returns. */
  start(callback: () => void, ms: number): () => void;
}

export const browserTimers: Timers = {
  now: () => performance.now(),
  start: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Saved so long after the last change, and while changes go on at the latest so long after the first that is not. */
export const IDLE_MS = 500;
export const LATEST_MS = 1_500;
/** After a failure; twice as long after each further one. */
const RETRY_MS = 1_000;
const MOST_RETRY_MS = 15_000;

export type SaveState =
  | { readonly name: "saved"; readonly at: string | null }
  | { readonly name: "unsaved" | "saving" }
  | { readonly name: "failed"; readonly error: unknown };

interface AutosaveOptions<T> {
  /** Gives back when it was saved (UTC). */
  save(value: T): Promise<string>;
  onState(state: SaveState): void;
  readonly timers: Timers;
  readonly savedAt: string | null;
}

/** Saves what is typed, so that at no time more than two seconds of it are unsaved as long as saving takes no longer. */
export class Autosave<T> {
  readonly #options: AutosaveOptions<T>;
  #value: T | undefined;
  /** Number of the last change, of the last that was given away, and of the last that is saved. */
  #changed = 0;
  #sent = 0;
  #saved = 0;
  #running = 0;
  #failures = 0;
  #savedAt: string | null;
  #firstChangeAt = 0;
  #lastChangeAt = 0;
  #last: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;

  constructor(options: AutosaveOptions<T>) {
    this.#options = options;
    this.#savedAt = options.savedAt;
  }

  /** Whether something would be lost now. */
  get isDirty(): boolean {
    return this.#saved < this.#changed;
  }

  change(value: T): void {
    const now = this.#options.timers.now();
    if (this.#sent === this.#changed) this.#firstChangeAt = now;
    this.#lastChangeAt = now;
    this.#value = value;
    this.#changed++;
    if (this.#running > 0 || this.#failures > 0) return;
    this.#options.onState({ name: "unsaved" });
    this.#schedule();
  }

  /**
   * Saves at once what is not on its way yet, even beside a save that is running: the page may be gone in a moment.
   *
   * @throws what the save throws
   */
  async flush(): Promise<void> {
    this.#cancelTimer();
    while (this.isDirty) await (this.#sent < this.#changed || this.#running === 0 ? this.#send() : this.#last);
  }

  #schedule(): void {
    this.#cancelTimer();
    const { timers } = this.#options;
    const wait =
      this.#failures > 0
        ? Math.min(RETRY_MS * 2 ** (this.#failures - 1), MOST_RETRY_MS)
        : Math.min(this.#lastChangeAt + IDLE_MS, this.#firstChangeAt + LATEST_MS) - timers.now();
    // a failure has told its state, and another try is planned
    this.#cancelTimer = timers.start(() => void this.#send().catch(() => undefined), Math.max(0, wait));
  }

  #send(): Promise<void> {
    this.#cancelTimer();
    this.#last = this.#run(this.#value as T, this.#changed);
    return this.#last;
  }

  async #run(value: T, number: number): Promise<void> {
    const { save, onState } = this.#options;
    this.#running++;
    this.#sent = number;
    onState({ name: "saving" });
    try {
      const savedAt = await save(value);
      this.#running--;
      this.#failures = 0;
      if (number > this.#saved) {
        this.#saved = number;
        this.#savedAt = savedAt;
      }
    } catch (error) {
      this.#running--;
      if (number <= this.#saved) return;
      this.#failures++;
      this.#sent = this.#saved;
      onState({ name: "failed", error });
      if (this.#running === 0) this.#schedule();
      throw error;
    }
    if (this.#running > 0) return;
    onState(this.isDirty ? { name: "unsaved" } : { name: "saved", at: this.#savedAt });
    if (this.isDirty) this.#schedule();
  }
}
