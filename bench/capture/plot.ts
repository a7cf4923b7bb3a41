import type { ToolName } from "./options.ts";
import { isFailure, type Measures, type Results } from "./results.ts";

/** Apart for people who do not tell red from green, too. */
const COLOURS: Readonly<Record<ToolName, string>> = {
  ours: "#0072b2",
  mhtml: "#e69f00",
  html2canvas: "#009e73",
  singlefile: "#cc79a7",
};

const ROW_PX = 24;
const LABEL_PX = 130;
const PANEL_PX = 330;
const GAP_PX = 30;
const TOP_PX = 64;

interface Panel {
  readonly title: string;
  readonly value: (measures: Measures) => number;
  /** The scale is logarithmic; what is smaller stands at its beginning. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const PANELS: readonly Panel[] = [
  { title: "Time, ms", value: ({ timeMs }) => timeMs, from: 10, to: 20_000, ticks: [10, 100, 1_000, 10_000] },
  {
    title: "Differing pixels, %",
    value: ({ differingPercent }) => differingPercent,
    from: 0.001,
    to: 100,
    ticks: [0.001, 0.01, 0.1, 1, 10, 100],
  },
  {
    title: "Size, kB",
    value: ({ sizeBytes }) => sizeBytes / 1_000,
    from: 1,
    to: 20_000,
    ticks: [1, 10, 100, 1_000, 10_000],
  },
];

/** An SVG with a row for each page and a dot for each tool, on logarithmic scales. */
export function drawPlot({ pages }: Results): string {
  const width = LABEL_PX + PANELS.length * (PANEL_PX + GAP_PX);
  const height = TOP_PX + pages.length * ROW_PX + 16;
  const labels = pages.map(({ name }, row) => text(LABEL_PX - 10, rowCentre(row) + 4, name, "end"));
  const panels = PANELS.flatMap((panel, index) => drawPanel(panel, LABEL_PX + index * (PANEL_PX + GAP_PX), pages));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...drawLegend(),
    ...labels,
    ...panels,
    "</svg>\n",
  ].join("\n");
}

function drawLegend(): string[] {
  return Object.entries(COLOURS).flatMap(([tool, colour], index) => {
    const x = LABEL_PX + index * 110;
    return [`<circle cx="${x}" cy="14" r="5" fill="${colour}"/>`, text(x + 10, 18, tool, "start")];
  });
}

function drawPanel(panel: Panel, left: number, pages: Results["pages"]): string[] {
  const bottom = TOP_PX + pages.length * ROW_PX;
  const grid = panel.ticks.flatMap((tick) => {
    const x = left + position(panel, tick);
    return [
      `<line x1="${x}" x2="${x}" y1="${TOP_PX - 4}" y2="${bottom}" stroke="#ddd"/>`,
      text(x, TOP_PX - 10, String(tick), "middle"),
    ];
  });
  const dots = pages.flatMap(({ name, tools }, row) =>
    Object.entries(tools).flatMap(([tool, result]) => {
      if (isFailure(result)) return [];
      const x = left + position(panel, panel.value(result));
      const title = `<title>${escapeXml(`${name}, ${tool}: ${panel.value(result)}`)}</title>`;
      const colour = COLOURS[tool as ToolName];
      return [`<circle cx="${x}" cy="${rowCentre(row)}" r="5" fill="${colour}" fill-opacity=".85">${title}</circle>`];
    }),
  );
  return [text(left, TOP_PX - 28, panel.title, "start"), ...grid, ...dots];
}

function position({ from, to }: Panel, value: number): number {
  const share = Math.log(Math.min(Math.max(value, from), to) / from) / Math.log(to / from);
  return Math.round(share * PANEL_PX * 10) / 10;
}

function rowCentre(row: number): number {
  return TOP_PX + (row + 0.5) * ROW_PX;
}

function text(x: number, y: number, content: string, anchor: "start" | "middle" | "end"): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
