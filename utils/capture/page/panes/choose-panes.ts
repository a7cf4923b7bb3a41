/** Something that scrolls, as it stands in the window. CSS pixels. */
export interface PaneCandidate {
  readonly viewWidth: number;
  readonly viewHeight: number;
  readonly contentWidth: number;
  readonly contentHeight: number;
  /** Of its view, what is in the window now. */
  readonly visibleArea: number;
  /** Share of what is visible that something else stands over, 0 to 1. */
  readonly coveredShare: number;
}

/** A smaller box is a control, not a pane. CSS pixels. */
const MIN_WIDTH_PX = 120;
const MIN_HEIGHT_PX = 90;
/** What is hidden must be worth a picture, CSS pixels and share of the view. */
const MIN_HIDDEN_PX = 40;
const MIN_HIDDEN_SHARE = 0.1;
/** Behind a dialog nobody sees it. */
const MAX_COVERED_SHARE = 0.6;

/** The candidates worth a picture of their own: what is in the window first, then the largest; at most `max`. */
export function choosePanes<P extends PaneCandidate>(
  candidates: readonly P[],
  max: number,
): { chosen: P[]; left: P[] } {
  const worthwhile = candidates.filter(isWorthwhile).sort((a, b) => rank(b) - rank(a));
  return { chosen: worthwhile.slice(0, max), left: worthwhile.slice(max) };
}

function isWorthwhile(pane: PaneCandidate): boolean {
  const { viewWidth, viewHeight, contentWidth, contentHeight, coveredShare } = pane;
  if (viewWidth < MIN_WIDTH_PX || viewHeight < MIN_HEIGHT_PX || coveredShare > MAX_COVERED_SHARE) return false;
  return hides(contentHeight, viewHeight) || hides(contentWidth, viewWidth);
}

function hides(content: number, view: number): boolean {
  return content - view >= Math.max(MIN_HIDDEN_PX, view * MIN_HIDDEN_SHARE);
}

function rank({ visibleArea, viewWidth, viewHeight }: PaneCandidate): number {
  return visibleArea > 0 ? 1e9 + visibleArea : viewWidth * viewHeight;
}
