import { formatTable } from "../../scripts/start/table.ts";
import type { ToolName } from "./options.ts";
import { type Failure, isFailure, type Measures, median, type PageResult, type Results } from "./results.ts";

/** A page counts as the same up to this share of its pixels, or up to what two plain loads of it differ. */
const SAME_PERCENT = 0.1;
const OTHER_PERCENT = 2;

interface Measured {
  readonly page: PageResult;
  readonly measures: Measures;
}

/** Every table of a run. */
export function describeResults(results: Results, tools: readonly ToolName[]): string {
  return [
    `The ${results.corpus} pages in ${results.browser}`,
    describePages(results),
    describeSums(results, tools),
    describeRatios(results),
    describeDurations(results),
    describeScreenshots(results),
    describeCross(results),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const HEADER = [
  "Page",
  "Tool",
  "ms",
  "kB",
  "kB gz",
  "diff %",
  "SSIM",
  "words",
  "form",
  "top",
  "req",
  "scripts",
  "note",
];

function describePage(page: PageResult): string[][] {
  const noise = page.noisePercent === null ? [] : [[page.name, "(reload)", "", "", "", figure(page.noisePercent, 3)]];
  const rows = Object.entries(page.tools).map(([tool, result]) => {
    if (isFailure(result)) return [page.name, tool, ...Array(10).fill(""), result.error.slice(0, 80)];
    const { requests, scripts } = result;
    return [
      page.name,
      tool,
      figure(result.timeMs, 0),
      figure(result.sizeBytes / 1_000, 0),
      figure(result.gzipBytes / 1_000, 0),
      figure(result.differingPercent, 3),
      figure(result.ssim, 4),
      figure(result.words, 4),
      figure(result.form, 3),
      figure(result.topLayer, 2),
      figure(requests?.length ?? null, 0),
      figure(scripts, 0),
      result.reused ? "reused" : "",
    ];
  });
  return [...noise, ...rows];
}

/** One result as soon as it is there. */
export function describeProgress(page: string, tool: string, result: Measures | Failure): string {
  if (isFailure(result)) return `${page}, ${tool}: ${result.error}`;
  return `${page}, ${tool}: ${figure(result.timeMs, 0)} ms, ${figure(result.differingPercent, 3)} %`;
}

function describePages({ pages }: Results): string {
  return formatTable(HEADER, pages.flatMap(describePage));
}

function describeSums(results: Results, tools: readonly ToolName[]): string {
  const kinds = [...new Set(results.pages.map(({ kind }) => kind))];
  const groups = kinds.length > 1 ? [...kinds, "all"] : ["all"];
  const header = [
    "Medians",
    "Tool",
    "pages",
    "ms",
    "kB",
    "kB gz",
    "diff %",
    `≤ ${SAME_PERCENT} %`,
    `> ${OTHER_PERCENT} %`,
    "SSIM",
    "words min",
    "form min",
    "req",
    "scripts",
  ];
  const rows = groups.flatMap((group) =>
    tools.flatMap((tool) => {
      const measured = measuredBy(results, tool).filter(({ page }) => group === "all" || page.kind === group);
      return measured.length === 0 ? [] : [[group, tool, ...describeSum(measured)]];
    }),
  );
  return formatTable(header, rows);
}

function describeSum(measured: readonly Measured[]): string[] {
  const all = <T>(pick: (measures: Measures) => T | null) =>
    measured.map(({ measures }) => pick(measures)).filter((value) => value !== null);
  const middle = (pick: (measures: Measures) => number | null, digits: number) => figure(median(all(pick)), digits);
  const least = (values: readonly number[]) => figure(values.length === 0 ? null : Math.min(...values), 4);
  const sum = (values: readonly number[]) => figure(values.length === 0 ? null : values.reduce((a, b) => a + b, 0), 0);
  const same = measured.filter(({ page, measures }) => isSame(page, measures)).length;
  const other = all(({ differingPercent }) => differingPercent).filter((percent) => percent > OTHER_PERCENT).length;
  return [
    String(measured.length),
    middle(({ timeMs }) => timeMs, 0),
    middle(({ sizeBytes }) => sizeBytes / 1_000, 0),
    middle(({ gzipBytes }) => gzipBytes / 1_000, 0),
    middle(({ differingPercent }) => differingPercent, 3),
    String(same),
    String(other),
    middle(({ ssim }) => ssim, 4),
    least(all(({ words }) => words)),
    least(all(({ form }) => form)),
    sum(all(({ requests }) => requests?.length ?? null)),
    sum(all(({ scripts }) => scripts)),
  ];
}

function isSame({ noisePercent }: PageResult, { differingPercent }: Measures): boolean {
  return differingPercent <= Math.max(SAME_PERCENT, noisePercent ?? 0);
}

/** Medians of ours over medians of a peer, over the pages that both have. */
function describeRatios(results: Results): string {
  const time = ({ timeMs }: Measures) => timeMs;
  const size = ({ sizeBytes }: Measures) => sizeBytes;
  const gzip = ({ gzipBytes }: Measures) => gzipBytes;
  const lines = [
    ["time ours/SingleFile", ratio(results, "singlefile", time), "at most 0.1"],
    ["time ours/MHTML", ratio(results, "mhtml", time), "at most 5"],
    ["size ours/SingleFile", ratio(results, "singlefile", size), "at most 1.2"],
    ["size gz ours/SingleFile", ratio(results, "singlefile", gzip), ""],
  ] as const;
  const known = lines.filter(([, value]) => value !== null);
  if (known.length === 0) return "";
  return known.map(([name, value, aim]) => `${name.padEnd(24)} ${figure(value, 3).padStart(7)}  ${aim}`).join("\n");
}

function ratio(results: Results, peer: ToolName, pick: (measures: Measures) => number): number | null {
  const peers = new Map(measuredBy(results, peer).map(({ page, measures }) => [page.name, measures]));
  const pairs = measuredBy(results, "ours").flatMap(({ page, measures }) => {
    const other = peers.get(page.name);
    return other === undefined ? [] : [[pick(measures), pick(other)] as const];
  });
  const ours = median(pairs.map(([value]) => value));
  const theirs = median(pairs.map(([, value]) => value));
  return ours === null || theirs === null ? null : ours / theirs;
}

/** What the extension's time is made of. */
function describeDurations(results: Results): string {
  const measured = measuredBy(results, "ours");
  const names = [...new Set(measured.flatMap(({ measures }) => Object.keys(measures.details)))];
  if (names.length === 0) return "";
  const rows = measured.map(({ page, measures: { timeMs, details } }) => [
    page.name,
    "",
    figure(timeMs, 0),
    ...names.map((name) => figure(details[name] ?? null, 0)),
  ]);
  return formatTable(["Ours, ms", "", "start to page", ...names], rows);
}

function describeScreenshots(results: Results): string {
  const rows = measuredBy(results, "ours").flatMap(({ page, measures: { screenshot } }) => {
    if (screenshot === null) return [];
    const { differingPercent, timeMs, boundMs } = screenshot;
    const times = boundMs === 0 ? "" : figure(timeMs / boundMs, 2);
    return [[page.name, "", figure(differingPercent, 3), figure(timeMs, 0), figure(boundMs, 0), times]];
  });
  return rows.length === 0 ? "" : formatTable(["Full-page picture", "", "diff %", "ms", "quota's ms", "times"], rows);
}

function describeCross(results: Results): string {
  const rows = measuredBy(results, "ours").flatMap(({ page, measures: { cross } }) =>
    cross === null
      ? []
      : [[page.name, "", figure(cross.words, 4), figure(cross.form, 3), figure(cross.differingPercent, 3)]],
  );
  return rows.length === 0 ? "" : formatTable(["In the other browser", "", "words", "form", "diff %"], rows);
}

function measuredBy({ pages }: Results, tool: ToolName): Measured[] {
  return pages.flatMap((page) => {
    const measures = page.tools[tool];
    return measures === undefined || isFailure(measures) ? [] : [{ page, measures }];
  });
}

function figure(value: number | null, digits: number): string {
  return value === null ? "–" : value.toFixed(digits);
}
