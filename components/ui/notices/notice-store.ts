export interface NoticeContent {
  readonly tone: "info" | "ok" | "bad";
  readonly text: string;
  /** Undo, or a way to what the notice is about. Choosing it takes the notice away without `onExpire`. */
  readonly action?: { readonly label: string; run(): void };
  /** Runs when the time is over. What waits for it does not run where the page is closed before. */
  readonly onExpire?: () => void;
  readonly durationMs?: number;
}

export interface Notice extends NoticeContent {
  readonly id: number;
  readonly durationMs: number;
}

/** Time in which an action can be undone. */
export const UNDO_MS = 8_000;
const DEFAULT_MS = 6_000;
/** An error stays for who reads slowly; it can be closed at any time. */
const ERROR_MS = 20_000;

interface Timer {
  remainingMs: number;
  startedAt: number;
  handle: ReturnType<typeof setTimeout> | null;
}

/** Notices with pausable clocks, outside React so that a notice survives the view that showed it. */
export class NoticeStore {
  #notices: readonly Notice[] = [];
  #timers = new Map<number, Timer>();
  #listeners = new Set<() => void>();
  #nextId = 1;
  #paused = false;

  getSnapshot = (): readonly Notice[] => this.#notices;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(content: NoticeContent): number {
    const durationMs = content.durationMs ?? (content.tone === "bad" ? ERROR_MS : DEFAULT_MS);
    const notice: Notice = { ...content, id: this.#nextId++, durationMs };
    this.#timers.set(notice.id, { remainingMs: durationMs, startedAt: 0, handle: null });
    if (!this.#paused) this.#start(notice.id);
    this.#set([...this.#notices, notice]);
    return notice.id;
  }

  /** Runs the notice's action instead of what its expiry would have done. */
  act(id: number): void {
    this.#remove(id)?.action?.run();
  }

  /** The user closes a notice: the same as if its time were over. */
  expire(id: number): void {
    this.#remove(id)?.onExpire?.();
  }

  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const timer of this.#timers.values()) {
      if (timer.handle === null) continue;
      clearTimeout(timer.handle);
      timer.handle = null;
      timer.remainingMs -= Date.now() - timer.startedAt;
    }
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const id of this.#timers.keys()) this.#start(id);
  }

  #start(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    timer.startedAt = Date.now();
    timer.handle = setTimeout(() => this.expire(id), Math.max(0, timer.remainingMs));
  }

  #remove(id: number): Notice | undefined {
    const notice = this.#notices.find((candidate) => candidate.id === id);
    const timer = this.#timers.get(id);
    if (timer?.handle) clearTimeout(timer.handle);
    this.#timers.delete(id);
    // the last notice may vanish under the pointer, whose leaving is then never reported
    if (this.#timers.size === 0) this.#paused = false;
    if (notice) this.#set(this.#notices.filter((candidate) => candidate !== notice));
    return notice;
  }

  #set(notices: readonly Notice[]): void {
    this.#notices = notices;
    for (const listener of this.#listeners) listener();
  }
}
