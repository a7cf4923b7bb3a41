import { MAIL_BUTTON_TAG } from "../../core";
import { webmailOf } from "./registry";

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 20px 20px auto; z-index: 2147483646; }
  button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; gap: 8px; min-height: 44px; padding: 8px 16px;
    border-radius: 22px; cursor: pointer; font: 600 14px/1.3 system-ui, sans-serif; color: #fff; background: #1f3a6e;
    box-shadow: 0 4px 16px rgb(10 20 40 / 0.3); }
  button:focus-visible { outline: 3px solid #5b8def; outline-offset: 2px; }
  @media (prefers-color-scheme: dark) { button { color: #14213a; background: #c7d8ff; } }
  @media print { :host { display: none; } }`;

/**
 * Puts the capture button into a webmail's page, where no page script can press, read or restyle it; nothing on a
 * page that is no webmail. It leaves the page while a capture runs, so that no picture shows it.
 * @param capture resolves when the capture is over
 */
export function showMailButton(win: Window, text: string, capture: () => Promise<void>): void {
  const { document: doc } = win;
  if (!webmailOf({ document: doc, url: new URL(win.location.href) })) return;
  for (const old of doc.querySelectorAll(MAIL_BUTTON_TAG)) old.remove();
  const host = doc.createElement(MAIL_BUTTON_TAG);
  const root = host.attachShadow({ mode: "closed" });
  const style = doc.createElement("style");
  style.textContent = STYLE;
  const button = doc.createElement("button");
  button.textContent = text;
  button.addEventListener("click", async (event) => {
    // a page may not press our buttons
    if (!event.isTrusted) return;
    host.remove();
    await capture().catch(() => undefined);
    doc.documentElement.append(host);
    button.focus();
  });
  root.append(style, button);
  doc.documentElement.append(host);
}
