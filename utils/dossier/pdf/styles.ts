import type { TextStyle } from "./set-text";

/** A4. Points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Points: what printers leave blank at the edges, and room for the footer. */
export const MARGINS = { top: 51, right: 51, bottom: 54, left: 51 } as const;

/** Of pages that show a picture, which is to be as large as it can. */
export const NARROW_MARGINS = { top: 34, right: 28, bottom: 40, left: 28 } as const;

export const COLORS = {
  ink: "#16191d",
  muted: "#4f5761",
  accent: "#1d3a5c",
  rule: "#c3c9d0",
  tint: "#f1f4f7",
} as const;

const { ink, muted, accent } = COLORS;

export const STYLES = {
  title: { face: "serif-bold", size: 20, color: accent, leading: 1.2 },
  heading1: { face: "serif-bold", size: 15, color: accent, leading: 1.25 },
  heading2: { face: "serif-bold", size: 12.5, color: accent, leading: 1.3 },
  heading3: { face: "serif-bold", size: 11, color: ink, leading: 1.3 },
  body: { face: "serif", size: 10.5, color: ink, leading: 1.42 },
  small: { face: "sans", size: 8.5, color: muted, leading: 1.35 },
  label: { face: "sans-bold", size: 8.5, color: muted, leading: 1.35 },
  cell: { face: "sans", size: 9, color: ink, leading: 1.32 },
  cellHead: { face: "sans-bold", size: 8.5, color: accent, leading: 1.3 },
  fixed: { face: "sans", size: 8, color: ink, leading: 1.35 },
} as const satisfies Record<string, TextStyle>;
