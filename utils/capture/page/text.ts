import { recordableUrl } from "../snapshot";
import { accessibleDocument } from "./frames";

/** The page's text as it is displayed, then that of the frames that may be read. */
export function readText(doc: Document): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count as seen
  const own = doc.body?.innerText ?? doc.documentElement?.textContent ?? "";
  const frames = [...doc.querySelectorAll("iframe, frame")].flatMap((frame) => {
    const inner = accessibleDocument(frame);
    const text = inner ? readText(inner).trim() : "";
    return text === "" ? [] : [`\n\n[${recordableUrl(inner?.location.href ?? "")}]\n${text}`];
  });
  return own + frames.join("");
}
