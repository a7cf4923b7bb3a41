import { isFailure, type Results } from "./results.ts";

const COLUMNS = [
  "page",
  "kind",
  "tool",
  "time_ms",
  "size_bytes",
  "gzip_bytes",
  "differing_percent",
  "reload_noise_percent",
  "ssim",
  "words",
  "form",
  "top_layer",
  "requests",
  "scripts",
  "screenshot_differing_percent",
  "screenshot_ms",
  "screenshot_quota_ms",
  "reused",
  "error",
] as const;

/** A row for each page and tool, after RFC 4180. */
export function toCsv({ pages }: Results): string {
  const rows = pages.flatMap((page) =>
    Object.entries(page.tools).map(([tool, result]) => {
      const head = { page: page.name, kind: page.kind, tool, reload_noise_percent: page.noisePercent };
      if (isFailure(result)) return { ...head, error: result.error };
      return {
        ...head,
        time_ms: result.timeMs,
        size_bytes: result.sizeBytes,
        gzip_bytes: result.gzipBytes,
        differing_percent: result.differingPercent,
        ssim: result.ssim,
        words: result.words,
        form: result.form,
        top_layer: result.topLayer,
        requests: result.requests?.length ?? null,
        scripts: result.scripts,
        screenshot_differing_percent: result.screenshot?.differingPercent ?? null,
        screenshot_ms: result.screenshot?.timeMs ?? null,
        screenshot_quota_ms: result.screenshot?.boundMs ?? null,
        reused: result.reused ?? false,
      };
    }),
  );
  const lines = rows.map((row: Partial<Record<(typeof COLUMNS)[number], unknown>>) =>
    COLUMNS.map((column) => cell(row[column])),
  );
  return `${[COLUMNS, ...lines].map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
