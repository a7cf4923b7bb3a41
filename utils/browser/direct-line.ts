import type { PagePort } from "./page-script";

/** What goes over a line: an order, or what answers it; signs of life answer nothing. */
interface Message {
  readonly id: number;
  readonly alive?: true;
}

/**
 * The content script's end of a line that needs nothing of the browser's in the page: a message comes as the argument
 * of an injected function, its answer goes back as that function's result.
 */
export class DirectLine {
  readonly #accept: (port: PagePort) => void;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #onMessage: ((message: unknown) => void) | null = null;
  #onClose: (() => void) | null = null;

  constructor(accept: (port: PagePort) => void) {
    this.#accept = accept;
  }

  ask(message: Message): Promise<unknown> {
    if (!this.#onMessage) this.#accept(this.#port());
    return new Promise((resolve) => {
      this.#waiting.set(message.id, resolve);
      this.#onMessage?.(message);
    });
  }

  close(): void {
    this.#onClose?.();
    this.#onMessage = this.#onClose = null;
    this.#waiting.clear();
  }

  #port(): PagePort {
    return {
      post: (message) => {
        const { id, alive } = message as Message;
        if (alive) return;
        this.#waiting.get(id)?.(message);
        this.#waiting.delete(id);
      },
      onMessage: (listener) => {
        this.#onMessage = listener;
      },
      onClose: (listener) => {
        this.#onClose = listener;
      },
      close: () => this.close(),
    };
  }
}
