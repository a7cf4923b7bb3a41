import type { Box } from "../scrolling";

const HOST_TAG = "bordereau-picker";

const STYLE = `
  :host { all: initial; position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; z-index: 2147483647;
    border: 0; padding: 0; margin: 0; background: transparent; overflow: hidden; cursor: crosshair; }
  :host::backdrop { background: transparent; }
  .frame { position: absolute; box-sizing: border-box; border: 3px solid #1f5eff; border-radius: 2px;
    box-shadow: 0 0 0 2px #fff, 0 0 0 200vmax rgb(10 20 40 / 0.35); pointer-events: none; }
  .frame[hidden] { display: none; }
  .help { position: absolute; left: 50%; bottom: 16px; transform: translateX(-50%); box-sizing: border-box; max-width: calc(100vw - 32px);
    padding: 10px 16px; border-radius: 8px; font: 14px/1.45 system-ui, sans-serif; color: #fff; background: #14213a;
    border: 1px solid #fff; pointer-events: none; }
  .help.above { bottom: auto; top: 16px; }`;

/** What lies over the page while an area is chosen; no script of the page can read or restyle it. */
export interface Overlay {
  readonly host: HTMLElement;
  /** Outlines a box of the window, CSS pixels, and says what it is; nothing for null. */
  outline(box: Box | null, label: string): void;
  remove(): void;
}

/** Shows the overlay above everything, dialogs included. `help` tells what can be done. */
export function showOverlay(doc: Document, help: string): Overlay {
  removeOverlay(doc);
  const host = doc.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: "closed" });
  const style = doc.createElement("style");
  style.textContent = STYLE;
  const frame = doc.createElement("div");
  frame.className = "frame";
  frame.hidden = true;
  const line = doc.createElement("div");
  line.className = "help";
  line.setAttribute("role", "status");
  line.textContent = help;
  root.append(style, frame, line);
  host.tabIndex = -1;
  host.setAttribute("popover", "manual");
  doc.documentElement.append(host);
  // above open dialogs
  host.showPopover?.();
  host.focus({ preventScroll: true });
  return {
    host,
    outline(box, label) {
      frame.hidden = box === null;
      line.textContent = label === "" ? help : `${label} · ${help}`;
      if (!box) return;
      for (const [name, value] of Object.entries({ left: box.x, top: box.y, width: box.width, height: box.height })) {
        frame.style.setProperty(name, `${value}px`);
      }
      line.classList.toggle("above", box.y + box.height > (doc.defaultView?.innerHeight ?? 0) - 80 && box.y > 80);
    },
    remove: () => host.remove(),
  };
}

/** Takes away what is left of one. */
function removeOverlay(doc: Document): void {
  for (const host of doc.querySelectorAll(HOST_TAG)) host.remove();
}
