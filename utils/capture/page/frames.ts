/** A frame's document where the browser lets this script read it; null for another site's. */
export function accessibleDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
