import { readFileSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Responder, type SampleServer, startSampleServer } from "../../../scripts/start/sample-server.ts";
import { CROSS, FEATURE_CELLS, featurePage } from "../../fixtures/features/index.ts";
import { SECRETS_PAGE } from "../../fixtures/features/secrets.ts";

const ASSETS = fileURLToPath(new URL("../../fixtures/features/assets", import.meta.url));
const PREFIX = "/feature/";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

export interface FeatureServer extends SampleServer {
  /** Requests for pages and assets so far. */
  requestCount(): number;
}

/**
 * Serves `/feature/<id>.html`, `/feature/secrets.html` and `/feature/assets/…`. Below `assets`, `cors/…` is the same file for every site,
 * `odd/…` is one picture under any name, and `redirect/…` leads to the file.
 */
export async function startFeatureServer(): Promise<FeatureServer> {
  let requests = 0;
  const server = await startSampleServer((url, request, response) => {
    if (url.pathname.startsWith(PREFIX)) requests++;
    return respond(url, request, response);
  });
  return { ...server, requestCount: () => requests };
}

const respond: Responder = (url, request, response) => {
  if (!url.pathname.startsWith(PREFIX)) return false;
  const path = url.pathname.slice(PREFIX.length);
  const port = request.headers.host?.split(":")[1] ?? "";
  if (path.startsWith("assets/")) sendAsset(path.slice("assets/".length), port, response);
  else sendPage(path, port, response);
  return true;
};

function sendPage(path: string, port: string, response: ServerResponse): void {
  const cell = FEATURE_CELLS.find(({ id }) => `${id}.html` === path);
  const page = path === "secrets.html" ? SECRETS_PAGE : cell && featurePage(cell);
  if (page === undefined) notFound(response);
  else send(response, withCross(page, port), { "content-type": "text/html; charset=utf-8" });
}

function sendAsset(path: string, port: string, response: ServerResponse): void {
  const [folder, ...rest] = path.split("/");
  const inner = rest.join("/");
  if (folder === "odd") sendFile("tile.png", {}, port, response);
  else if (folder === "cors") sendFile(inner, { "access-control-allow-origin": "*" }, port, response);
  else if (folder === "redirect") response.writeHead(302, { location: `${PREFIX}assets/${inner}` }).end();
  else sendFile(path, {}, port, response);
}

function sendFile(path: string, headers: Record<string, string>, port: string, response: ServerResponse): void {
  const file = normalize(join(ASSETS, path));
  const isFile = file.startsWith(ASSETS + sep) && statSync(file, { throwIfNoEntry: false })?.isFile();
  if (!isFile) {
    notFound(response);
    return;
  }
  const bytes = readFileSync(file);
  const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
  const body = extname(file) === ".html" ? withCross(bytes.toString("utf8"), port) : bytes;
  send(response, body, { "content-type": type, "cache-control": "max-age=600", ...headers });
}

function send(response: ServerResponse, body: string | Buffer, headers: Record<string, string>): void {
  response.writeHead(200, headers).end(body);
}

function withCross(text: string, port: string): string {
  return text.replaceAll(CROSS, `http://localhost:${port}`);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found");
}
