import { nextPaint } from "./next-paint";

const HOST_TAG = "bordereau-replay";
/** Drawn, so that it is ready when it is wanted, and hardly to be seen; browsers draw nothing that is fainter. */
const UNSEEN = "0.01";

/**
 * A frame of the extension's over the whole page, as large as the window, in the top layer, where neither the page's
 * styles nor its own layers reach it. The page itself is not changed.
 */
export class ReplayOverlay {
  readonly #win: Window;
  #host: HTMLElement | null = null;
  #frame: HTMLIFrameElement | null = null;

  constructor(win: Window) {
    this.#win = win;
  }

  /** Loads the frame, unseen as yet. */
  begin(url: string): void {
    this.end();
    const { document: doc } = this.#win;
    const host = doc.createElement(HOST_TAG);
    style(host, {
      all: "initial",
      position: "fixed",
      inset: "0",
      display: "block",
      width: "100%",
      height: "100%",
      "max-width": "none",
      "max-height": "none",
      overflow: "clip",
      "pointer-events": "none",
      opacity: UNSEEN,
    });
    const frame = doc.createElement("iframe");
    style(frame, {
      all: "initial",
      position: "absolute",
      inset: "0 auto auto 0",
      // with the window's scroll bars: the saved page has its own there, and the page's own cover them
      width: `${this.#win.innerWidth}px`,
      height: `${this.#win.innerHeight}px`,
      border: "0",
      "color-scheme": this.#win.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    });
    frame.tabIndex = -1;
    frame.src = url;
    host.attachShadow({ mode: "closed" }).append(frame);
    host.setAttribute("popover", "manual");
    host.setAttribute("aria-hidden", "true");
    doc.documentElement.append(host);
    host.showPopover();
    this.#host = host;
    this.#frame = frame;
  }

  /** Shows it, and answers once it is on the screen. */
  async reveal(): Promise<void> {
    this.#host?.style.setProperty("opacity", "1", "important");
    await nextPaint(this.#win);
  }

  /** Whether it covers the page: a page may have taken it away, or put something over it. */
  covers(): boolean {
    const host = this.#host;
    if (!host?.isConnected || !this.#frame?.isConnected || !host.matches(":popover-open")) return false;
    const { innerWidth, innerHeight } = this.#win;
    if (this.#frame.clientWidth !== innerWidth || this.#frame.clientHeight !== innerHeight) return false;
    return this.#win.getComputedStyle(host).opacity === "1";
  }

  /** Takes it away. */
  end(): void {
    this.#host?.remove();
    this.#host = null;
    this.#frame = null;
  }
}

function style(element: HTMLElement, properties: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, "important");
}
