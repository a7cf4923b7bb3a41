import type { PagePort } from "../../browser";
import { REPLAY_READY, type ReplayPiece } from "./messages";

/**
 * The replay page's part: shows the saved page that the background sends, and says when it is drawn. The saved page
 * is in a frame without scripts, forms and origin, under the extension's policy, which a blob: document inherits.
 */
export function serveReplay(background: PagePort, doc: Document): void {
  const pieces: string[] = [];
  background.onMessage((message) => {
    const piece = message as ReplayPiece;
    if ("html" in piece) pieces.push(piece.html);
    else void show(doc, pieces).then(() => background.post(REPLAY_READY));
  });
}

async function show(doc: Document, html: readonly string[]): Promise<void> {
  const frame = doc.createElement("iframe");
  frame.setAttribute("sandbox", "");
  frame.referrerPolicy = "no-referrer";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const url = URL.createObjectURL(new Blob([...html], { type: "text/html;charset=utf-8" }));
  frame.src = url;
  doc.body.append(frame);
  await loaded;
  URL.revokeObjectURL(url);
  // the first callback comes before the paint, the second after it
  await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
