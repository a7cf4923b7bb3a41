import { countClosedFrames } from "./frames";
import type { PageDescription } from "./methods";

/** The page's own data, read without changing anything. */
export function describePage(win: Window): PageDescription {
  const { document: doc, navigator: nav, screen } = win;
  const root = doc.scrollingElement ?? doc.documentElement;
  return {
    url: doc.location.href,
    title: doc.title,
    referrer: doc.referrer,
    language: doc.documentElement.lang,
    characterSet: doc.characterSet,
    contentType: doc.contentType,
    lastModified: doc.lastModified,
    readyState: doc.readyState,
    frames: win.frames.length,
    closedFrames: countClosedFrames(win),
    pageSize: { width: root.scrollWidth, height: root.scrollHeight },
    scrollPosition: { x: win.scrollX, y: win.scrollY },
    viewport: { width: win.innerWidth, height: win.innerHeight },
    devicePixelRatio: win.devicePixelRatio,
    screen: { width: screen.width, height: screen.height, colorDepth: screen.colorDepth },
    userAgent: nav.userAgent,
    languages: [...nav.languages],
    cookiesEnabled: nav.cookieEnabled,
  };
}

/** Counts nodes added, removed or rewritten from now on; attributes are left out, scrolling changes them by itself. */
export function countMutations(doc: Document): { count(): number; stop(): void } {
  let count = 0;
  const add = (records: MutationRecord[]) => {
    for (const record of records) count += Math.max(1, record.addedNodes.length + record.removedNodes.length);
  };
  const observer = new MutationObserver(add);
  observer.observe(doc, { childList: true, characterData: true, subtree: true });
  return {
    count() {
      add(observer.takeRecords());
      return count;
    },
    stop: () => observer.disconnect(),
  };
}
