import type { ServerResponse } from "node:http";
import { type SampleServer, startSampleServer } from "../../../scripts/start/sample-server.ts";
import { BREAKOUT_PAGE } from "../../fixtures/features/breakout.ts";
import { CALLED, HOSTILE_PAGES, hostilePage } from "../../fixtures/features/hostile.ts";

const IMAGE_SIDE_PX = 1_826;

export interface HostileServer extends SampleServer {
  /** Requests of any kind so far, the browser's own for an icon left out. */
  readonly requests: readonly string[];
}

/**
 * Serves the hostile pages: `/hostile/<id>`, `/breakout`, `/nodes?count=`, `/style?bytes=`, `/images?count=` (10 MB
 * each); and what they refer to: redirects without an end, an answer without an end, sheets that import each other.
 */
export async function startHostileServer(): Promise<HostileServer> {
  const requests: string[] = [];
  const server = await startSampleServer((url, _request, response) => {
    if (url.pathname === "/favicon.ico") return false;
    requests.push(url.pathname + url.search);
    const [, first = "", second = ""] = url.pathname.split("/");
    const answer = ANSWERS[first];
    answer?.(response, second, url);
    return answer !== undefined;
  });
  return { ...server, requests };
}

type Answer = (response: ServerResponse, rest: string, url: URL) => void;

const ANSWERS: Readonly<Record<string, Answer>> = {
  hostile: (response, id) => {
    const page = HOSTILE_PAGES.find((each) => each.id === id);
    if (page) send(response, "text/html; charset=utf-8", hostilePage(page), page.headers);
    else response.writeHead(404).end();
  },
  breakout: (response) => send(response, "text/html; charset=utf-8", BREAKOUT_PAGE),
  nodes: (response, _, url) => send(response, "text/html; charset=utf-8", manyNodes(numberIn(url, "count"))),
  style: (response, _, url) => send(response, "text/html; charset=utf-8", longStyle(numberIn(url, "bytes"))),
  images: (response, _, url) => send(response, "text/html; charset=utf-8", manyImages(numberIn(url, "count"))),
  bitmap: (response, n) => send(response, "image/bmp", bitmap(Number(n)), { "cache-control": "max-age=600" }),
  endless: (response, n) => void response.writeHead(302, { location: `/endless/${Number(n) + 10}` }).end(),
  "never-ending": (response) => neverEnding(response),
  "looping.css": (response, _, url) =>
    send(response, "text/css", `@import "/looping.css${url.search}";@import "/looping.css";p{color:teal}`),
  [CALLED.replaceAll("/", "")]: (response) => void response.writeHead(204).end(),
};

function send(response: ServerResponse, type: string, body: string | Buffer, headers = {}): void {
  response.writeHead(200, { "content-type": type, ...headers }).end(body);
}

function numberIn(url: URL, name: string): number {
  return Number(url.searchParams.get(name) ?? 1);
}

function neverEnding(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "image/png" });
  response.write(Buffer.from("89504e470d0a1a0a", "hex"));
  const timer = setInterval(() => response.write(Buffer.alloc(64)), 50);
  response.once("close", () => clearInterval(timer));
}

/** Three nodes a turn: two elements and a text. */
function manyNodes(count: number): string {
  return `<!doctype html><title>Nodes</title><p>Still here after all</p><div id="t" style="height:300px;overflow:hidden;contain:strict"></div><script>
const part = document.createDocumentFragment();
for (let n = 0; n < ${Math.floor(count / 3)}; n++) { const p = document.createElement("p"); p.append(document.createElement("b"), "n" + n); part.append(p); }
document.querySelector("#t").append(part);</script>`;
}

function longStyle(bytes: number): string {
  const rule = (n: number) =>
    `.c${n}{color:rgb(${n % 256} 1 2);margin:${n % 100}px;background-image:linear-gradient(red,blue)}`;
  const count = Math.floor(bytes / rule(1_000_000).length);
  return `<!doctype html><title>Style</title><style>${Array.from({ length: count }, (_, n) => rule(n)).join("\n")}</style><p>Still here after all</p>`;
}

function manyImages(count: number): string {
  const images = Array.from({ length: count }, (_, n) => `<img src="/bitmap/${n}" width="60" height="60" alt="">`);
  return `<!doctype html><title>Images</title><p>Still here after all</p>${images.join("")}`;
}

/** 10 MB that nothing can make smaller by much. */
function bitmap(seed: number): Buffer {
  const rowBytes = Math.ceil((IMAGE_SIDE_PX * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * IMAGE_SIDE_PX);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(IMAGE_SIDE_PX, 18);
  file.writeInt32LE(IMAGE_SIDE_PX, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 54; at < file.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    file[at] = state >>> 24;
  }
  return file;
}
