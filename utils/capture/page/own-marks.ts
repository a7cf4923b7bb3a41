import { MAIL_BUTTON_TAG } from "../../core";

/** Takes what the extension keeps in a page beyond a capture out of it; gives how to put it back. */
export function takeMarksAway(doc: Document): () => void {
  const marks = [...doc.querySelectorAll(MAIL_BUTTON_TAG)];
  for (const mark of marks) mark.remove();
  return () => doc.documentElement.append(...marks);
}
