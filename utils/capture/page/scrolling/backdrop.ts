import { isInside, styleOf } from "./flat-tree";

/** Share of the window that a backdrop covers. */
const COVERS = 0.9;
const POINTS = [0.2, 0.5, 0.8];

/** A fixed element behind the whole content, such as a picture or a gradient: part of every screen. */
export function isBackdrop(element: Element): boolean {
  const win = element.ownerDocument.defaultView;
  if (!win) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width < win.innerWidth * COVERS || height < win.innerHeight * COVERS) return false;
  const { zIndex, pointerEvents } = styleOf(element);
  if (Number(zIndex) < 0) return true;
  // hit tests do not see it: what covers everything and takes no click is a texture
  if (pointerEvents === "none") return true;
  const covered = POINTS.filter((share) => isUnderContent(element, win.innerWidth * share, win.innerHeight * share));
  return covered.length >= 2;
}

function isUnderContent(element: Element, x: number, y: number): boolean {
  const { documentElement, body } = element.ownerDocument;
  const [top] = element.ownerDocument.elementsFromPoint(x, y);
  return top !== undefined && top !== documentElement && top !== body && !isInside(top, element);
}
