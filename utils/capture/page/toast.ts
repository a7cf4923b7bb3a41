import type { ToastContent } from "./methods";

const HOST_TAG = "bordereau-toast";
const SHOWN_FOR_MS = 8_000;

const STYLE = `
  :host { all: initial; position: fixed; inset: 16px 16px auto auto; z-index: 2147483647; }
  .card { box-sizing: border-box; max-width: min(380px, calc(100vw - 32px)); padding: 14px 16px; border-radius: 10px;
    font: 14px/1.45 system-ui, sans-serif; color: #14213a; background: #fff; border: 1px solid #c9d2e3;
    border-left: 6px solid var(--accent); box-shadow: 0 8px 28px rgb(10 20 40 / 0.28); }
  .text { font-weight: 600; overflow-wrap: anywhere; }
  .detail { margin-top: 4px; overflow-wrap: anywhere; }
  .actions { display: flex; gap: 8px; margin-top: 10px; }
  button { all: unset; box-sizing: border-box; padding: 6px 12px; border-radius: 6px; cursor: pointer; color: #1f3a6e; border: 1px solid #1f3a6e; }
  button:focus-visible { outline: 3px solid #5b8def; outline-offset: 2px; }
  @media (prefers-color-scheme: dark) {
    .card { color: #eef2fa; background: #17202f; border-color: #3a4863; }
    button { color: #c7d8ff; border-color: #c7d8ff; }
  }`;

const ACCENTS = { complete: "#1a6b3c", partial: "#b87900", failed: "#b3261e" } as const;

/** Opens the desk on a capture. */
export type OpenDesk = (target: NonNullable<ToastContent["target"]>) => void;

/** Shows a capture's result in the page, where no page script can read or restyle it. */
export function showToast(doc: Document, content: ToastContent, onOpen: OpenDesk): void {
  removeToast(doc);
  const host = doc.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: "closed" });
  const style = doc.createElement("style");
  style.textContent = STYLE;
  const card = div("card");
  card.style.setProperty("--accent", ACCENTS[content.state]);
  card.setAttribute("role", content.state === "failed" ? "alert" : "status");
  const actions = div("actions");
  const { target } = content;
  if (target) actions.append(button(content.openLabel, () => onOpen(target)));
  actions.append(button(content.closeLabel, () => host.remove()));
  card.append(div("text", content.text), div("detail", content.detail), actions);
  root.append(style, card);
  doc.documentElement.append(host);

  // WCAG 2.2.1: it stays as long as it is pointed at or focused
  let timer = setTimeout(() => host.remove(), SHOWN_FOR_MS);
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(() => host.remove(), SHOWN_FOR_MS);
  };
  card.addEventListener("pointerenter", hold);
  card.addEventListener("focusin", hold);
  card.addEventListener("pointerleave", release);
  card.addEventListener("focusout", release);

  function div(className: string, text = ""): HTMLDivElement {
    const element = doc.createElement("div");
    element.className = className;
    element.textContent = text;
    return element;
  }
  function button(label: string, onClick: () => void): HTMLButtonElement {
    const element = doc.createElement("button");
    element.textContent = label;
    element.addEventListener("click", (event) => {
      // a page may not press our buttons
      if (event.isTrusted) onClick();
    });
    return element;
  }
}

/** Takes the toast away; says whether there was one. */
export function removeToast(doc: Document): boolean {
  const shown = [...doc.querySelectorAll(HOST_TAG)];
  for (const toast of shown) toast.remove();
  return shown.length > 0;
}
