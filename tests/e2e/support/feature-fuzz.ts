import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import type { BrowserDriver } from "../../../scripts/driver/index.ts";
import { startSampleServer } from "../../../scripts/start/sample-server.ts";
import type { FuzzFinding, saveDocuments, tryDocuments } from "./feature-fuzz-page.ts";

const BATCH = 50;
const PAGE = fileURLToPath(new URL("./feature-fuzz-page.ts", import.meta.url));

declare global {
  var __saveDocuments: typeof saveDocuments;
  var __tryDocuments: typeof tryDocuments;
}

export interface FuzzOrder {
  /** Documents to make, one a seed. */
  readonly count: number;
  readonly firstSeed: number;
  /** Where the saved pages that failed are left. */
  readonly folder: string;
  /** Another engine than this project's: its `index.ts`. */
  readonly engine?: string | undefined;
  readonly progress?: (done: number, findings: number) => void;
}

export interface FuzzResult {
  readonly saved: number;
  readonly findings: readonly Omit<FuzzFinding, "html">[];
}

/**
 * Makes hostile documents in a browser, saves each with the engine, and opens what was saved without its policy and
 * its sandboxes: no script may run, and no request may reach the server.
 */
export async function fuzzSnapshots(driver: BrowserDriver, order: FuzzOrder): Promise<FuzzResult> {
  const bundle = await bundlePage(order.engine);
  const called: string[] = [];
  const server = await startSampleServer((url, _request, response) => {
    if (url.pathname === "/fuzz") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(`<!doctype html><meta charset="utf-8"><title>Fuzz</title><body><script>${bundle}</script>`);
      return true;
    }
    if (url.pathname === "/favicon.ico") return false;
    called.push(url.pathname);
    // an answer without content: whatever was asked for, the page that asked stays
    response.writeHead(204).end();
    return true;
  });
  const findings: Omit<FuzzFinding, "html">[] = [];
  let saved = 0;
  try {
    for (let first = order.firstSeed; first < order.firstSeed + order.count; first += BATCH) {
      const count = Math.min(BATCH, order.firstSeed + order.count - first);
      const seeds = Array.from({ length: count }, (_, index) => first + index);
      // a page of its own for each batch: nothing of the live documents is left when the saved ones are opened
      const live = await driver.openPage(`${server.origin}/fuzz`);
      const address = `${server.origin}/called/`;
      const made = await live.evaluate((arg) => globalThis.__saveDocuments(arg.seeds, arg.address), { seeds, address });
      await live.close();
      called.length = 0;
      const trial = await driver.openPage(`${server.origin}/fuzz`);
      const found = await trial.evaluate((arg) => globalThis.__tryDocuments(arg), made.saved);
      await trial.close();
      saved += made.saved.length;
      const all = [...made.failed, ...found, ...(await callers(called, made.saved))];
      for (const { seed, what, html } of all) {
        findings.push({ seed, what });
        await writeFile(join(order.folder, `fuzz-${seed}.html`), html);
      }
      order.progress?.(first + count - order.firstSeed, findings.length);
    }
  } finally {
    await server.close();
  }
  return { saved, findings };
}

async function callers(
  called: readonly string[],
  saved: readonly { readonly seed: number; readonly html: string }[],
): Promise<FuzzFinding[]> {
  return [...new Set(called)].map((path) => {
    const seed = Number.parseInt(path.split("/")[2] ?? "", 10);
    return { seed, what: `a request for ${path}`, html: saved.find((each) => each.seed === seed)?.html ?? "" };
  });
}

/** The page's script as one text, safe inside a `script` element. */
async function bundlePage(engine: string | undefined): Promise<string> {
  const plugins: Plugin[] = [];
  if (engine !== undefined) {
    const setup: Plugin["setup"] = (esbuild) =>
      esbuild.onResolve({ filter: /utils\/capture\/snapshot\/index\.ts$/ }, () => ({ path: engine }));
    plugins.push({ name: "other-engine", setup });
  }
  const { outputFiles } = await build({ entryPoints: [PAGE], bundle: true, write: false, format: "iife", plugins });
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
