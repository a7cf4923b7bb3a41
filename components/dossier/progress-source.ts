import type { ExportProgress } from "../../utils/core";

/** The progress of the running export; outside React's state, so that only what shows it is drawn again. */
export class ProgressSource {
  #progress: ExportProgress | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): ExportProgress | null => this.#progress;

  readonly set = (progress: ExportProgress | null): void => {
    this.#progress = progress;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
