/** The page that the fuzz runs in: bundled with the engine, see `feature-fuzz.ts`. */
import { PageSnapshot } from "../../../utils/capture/snapshot/index.ts";
import { activeContentOf } from "./feature-active-content.ts";
import { fillHostileDocument } from "./feature-fuzz-documents.ts";

interface Saved {
  readonly seed: number;
  readonly html: string;
}

export interface FuzzFinding {
  readonly seed: number;
  readonly what: string;
  readonly html: string;
}

/** What runs in a saved page says so here. */
const ran = new Set<number>();
Object.assign(globalThis, { ran: (seed: number) => ran.add(seed) });

/** Without its policy and its sandboxes, so that what survived would run. */
const undefended = (html: string): string =>
  html.replaceAll("Content-Security-Policy", "X-Nothing").replace(/\ssandbox(?==)/g, " data-unboxed");

/** Bodies for whatever file the engine reads: as hostile as the page. */
function hostileFile(url: string, called: string, script: string): Response {
  const markup = `</style>--><img src=${called} onerror=${script}><script>${script}</script>`;
  const [type, body] = [
    ["text/css", `@import "${called}";*{background:url(${called})}/*${markup}*/a::before{content:'${markup}'}`],
    [
      "image/svg+xml",
      `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script><image href="${called}"/></svg>`,
    ],
    ["text/html", markup],
    [`image/png;a="${markup}"`, "\u0089PNG"],
  ][url.length % 4] as [string, string];
  return new Response(new Blob([body], { type }));
}

/** Builds the documents of these seeds, each in a frame that runs no script, and saves them. */
export async function saveDocuments(
  seeds: readonly number[],
  called: string,
): Promise<{ saved: Saved[]; failed: FuzzFinding[] }> {
  const frames = await Promise.all(seeds.map((seed) => liveFrame(seed, called)));
  const saved: Saved[] = [];
  const failed: FuzzFinding[] = [];
  for (const { frame, seed } of frames) {
    const view = frame.contentWindow as (Window & typeof globalThis) | null;
    try {
      if (!view) continue;
      const fetchHostile = async (input: RequestInfo | URL) =>
        hostileFile(String(input), `${called}${seed}`, `top.ran(${seed})`);
      const snapshot = new PageSnapshot(view, [], {
        fetch: fetchHostile,
        nonce: `n${seed}x`,
        now: () => performance.now(),
      });
      await snapshot.loadSheets();
      const { pieces, wanted } = await snapshot.finish();
      let html = pieces.join("");
      for (const { token } of wanted) html = html.replaceAll(token, "data:,");
      saved.push({ seed, html });
    } catch (error) {
      failed.push({ seed, what: `the engine threw: ${error instanceof Error ? error.stack : error}`, html: "" });
    }
  }
  for (const { frame } of frames) frame.remove();
  return { saved, failed };
}

async function liveFrame(seed: number, called: string): Promise<{ frame: HTMLIFrameElement; seed: number }> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  document.body.append(frame);
  if (frame.contentDocument) fillHostileDocument(frame.contentDocument, seed, `${called}${seed}`, `top.ran(${seed})`);
  // what its frames and sheets load from memory is there by then
  await new Promise((done) => setTimeout(done, 50));
  return { frame, seed };
}

/** Looks at saved pages as text, then opens them undefended and clicks on everything. */
export async function tryDocuments(saved: readonly Saved[]): Promise<FuzzFinding[]> {
  const findings: FuzzFinding[] = saved.flatMap(({ seed, html }) =>
    activeContentOf(html).map((what) => ({ seed, what, html })),
  );
  const opened = await Promise.all(saved.map(async (each) => ({ ...each, frame: await openSaved(each.html) })));
  for (const { frame } of opened) {
    clickEverything(frame.contentDocument);
  }
  // a script that a click started, or an address of a script, runs after this task
  await new Promise((done) => setTimeout(done, 20));
  for (const { seed, html, frame } of opened) {
    if (ran.has(seed)) findings.push({ seed, what: "a script ran", html });
    frame.remove();
  }
  return findings;
}

async function openSaved(html: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  // nothing may leave for another address, or the count of requests would be of clicks on links
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms");
  frame.srcdoc = undefended(html);
  const loaded = new Promise((done) => {
    frame.addEventListener("load", done, { once: true });
    setTimeout(done, 5_000);
  });
  document.body.append(frame);
  await loaded;
  return frame;
}

function isInLinkAway(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const link = at.getAttribute("href") ?? at.getAttribute("xlink:href") ?? "";
    if (/^(https?|blob|view-source):/i.test(link)) return true;
  }
  return false;
}

function clickEverything(doc: Document | null): void {
  for (const element of doc?.querySelectorAll("*") ?? []) {
    for (const type of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    // links to other addresses are kept, and lead away, from whatever is in them too
    if (!isInLinkAway(element)) element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }
}

Object.assign(globalThis, { __saveDocuments: saveDocuments, __tryDocuments: tryDocuments });
