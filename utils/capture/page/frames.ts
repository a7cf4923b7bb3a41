import type { FrameInformation } from "./methods";

/** A frame's document where the browser lets this script read it; null for another site's. */
export function accessibleDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** Where a window is among the frames around it. */
export function frameInformation(win: Window): FrameInformation {
  return { path: framePath(win), url: win.location.href, isReachable: isReachable(win) };
}

function framePath(win: Window): number[] | null {
  const path: number[] = [];
  for (let inner = win; inner !== inner.parent; inner = inner.parent) {
    const index = indexOfFrame(inner.parent, inner);
    // a frame in a shadow tree is in no list
    if (index < 0) return null;
    path.unshift(index);
  }
  return path;
}

/** Indices and comparison are allowed across origins, nothing else is. */
function indexOfFrame(parent: Window, frame: Window): number {
  for (let index = 0; index < parent.length; index++) if (parent[index] === frame) return index;
  return -1;
}

function isReachable(win: Window): boolean {
  try {
    return win.frameElement !== null;
  } catch {
    return false;
  }
}

/** Frames of a page, and of the frames in reach, that cannot be looked into. */
export function countClosedFrames(win: Window): number {
  let count = 0;
  for (let index = 0; index < win.length; index++) {
    const inner = win[index];
    if (!inner) continue;
    count += canRead(inner) ? countClosedFrames(inner) : 1;
  }
  return count;
}

function canRead(win: Window): boolean {
  try {
    return win.document !== null;
  } catch {
    return false;
  }
}
