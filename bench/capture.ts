import { parseArgs } from "node:util";
import { type BrowserKind, captureInPopup } from "../scripts/driver/index.ts";
import { SAMPLE_PAGES } from "../scripts/start/sample-server.ts";
import { formatTable } from "../scripts/start/table.ts";
import { request } from "../tests/e2e/support/background.ts";
import type { CaptureDetail } from "../utils/messages/index.ts";
import { withSession } from "./session.ts";

/*
 * npx tsx bench/capture.ts [--browser chromium|firefox]
 * Captures the bundled pages: how long each step took, as the records say, and what each file weighs.
 */

const MISSION = "Durations";

async function captureSamples(browser: BrowserKind): Promise<CaptureDetail[]> {
  return withSession(browser, async ({ driver, origin }) => {
    const details: CaptureDetail[] = [];
    for (const path of SAMPLE_PAGES) {
      const page = await driver.openPage(origin + path);
      const { captureId, state, error } = await captureInPopup(driver, page, { mission: MISSION });
      if (captureId === "") throw new Error(`${path}: ${state} ${error}`);
      await page.close();
      const desk = await driver.openExtensionPage("options.html");
      details.push(await request(desk, "captures.get", { captureId }));
      await desk.close();
    }
    return details;
  });
}

/** One column for each capture; a row for each name that any of them has. */
function compare(
  details: readonly CaptureDetail[],
  label: string,
  cells: (detail: CaptureDetail) => Map<string, string>,
) {
  const columns = details.map(cells);
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const header = [label, ...SAMPLE_PAGES.map((path) => path.split("/")[1] ?? path)];
  return formatTable(
    header,
    names.map((name) => [name, ...columns.map((column) => column.get(name) ?? "")]),
  );
}

function steps({ record, capture }: CaptureDetail): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { name, outcome, durationMs } of record?.steps ?? []) {
    if (outcome === "skipped") continue;
    cells.set(name, `${Math.round(durationMs)}${outcome === "done" ? "" : ` (${outcome})`}`);
  }
  if (record) cells.set("total", String(Date.parse(record.endedAt) - Date.parse(record.startedAt)));
  return cells.set("outcome", capture.outcome);
}

function sizes({ capture, record }: CaptureDetail): Map<string, string> {
  const page = record?.page?.pageSize;
  const cells = new Map([["page, CSS px", typeof page === "object" ? `${page.width}x${page.height}` : ""]]);
  for (const { role } of capture.artifacts) {
    const same = capture.artifacts.filter((artifact) => artifact.role === role);
    const kilobytes = same.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1_000;
    cells.set(role, `${kilobytes.toFixed(0)}${same.length > 1 ? ` in ${same.length}` : ""}`);
  }
  return cells.set("total", (capture.sizeBytes / 1_000).toFixed(0));
}

const { values } = parseArgs({ options: { browser: { type: "string" } } });
const browsers: readonly BrowserKind[] =
  values.browser === undefined ? ["chromium", "firefox"] : [values.browser === "firefox" ? "firefox" : "chromium"];
for (const browser of browsers) {
  const details = await captureSamples(browser);
  const { browserVersion } = details[0]?.record?.environment ?? {};
  console.log(`${browser} ${browserVersion}\n`);
  console.log(compare(details, "Step, ms", steps));
  console.log(`\n${compare(details, "File, kB", sizes)}\n`);
}
