import { readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { PAGES } from "./content/pages.ts";

const CONTENT = fileURLToPath(new URL("content", import.meta.url));
const FONTS = fileURLToPath(new URL("../../node_modules/@expo-google-fonts", import.meta.url));

/** Where the documents are printed from; none of the mission's own hosts. */
export const DOCUMENT_HOST = "documents.studio-galet.example";

/** All hosts of the sample, each once. */
export const HOSTS: readonly string[] = [...new Set(PAGES.map(({ url }) => new URL(url).hostname)), DOCUMENT_HOST];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ttf": "font/ttf",
};

/** Answers with the page that lies under the host's folder, dated as the sample says; 404 for everything else. */
export function serveContent(request: IncomingMessage, response: ServerResponse): void {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const path = decodeURIComponent(new URL(request.url ?? "/", "https://sample.example").pathname);
  const file = fileOf(host, path);
  if (file === null) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found");
    return;
  }
  const page = PAGES.find(({ url }) => new URL(url).hostname === host && new URL(url).pathname === path);
  response.writeHead(200, {
    "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
    // what a page says of its age must not tell when the sample was made
    ...(page && { "last-modified": new Date(page.datedAt).toUTCString() }),
  });
  response.end(readFileSync(file));
}

function fileOf(host: string, path: string): string | null {
  const font = /^\/fonts\/(source-\w+-\d)\/(\w+)$/.exec(path);
  if (font) {
    const [, family = "", style = ""] = font;
    const prefix = family === "source-sans-3" ? "SourceSans3" : "SourceSerif4";
    return existing(FONTS, join(FONTS, family, style, `${prefix}_${style}.ttf`));
  }
  const root = host === DOCUMENT_HOST ? join(CONTENT, "documents") : join(CONTENT, "pages", host);
  const wanted = path.endsWith("/") ? `${path}index` : path;
  return existing(root, join(root, wanted)) ?? existing(root, join(root, `${wanted}.html`));
}

function existing(root: string, path: string): string | null {
  const file = normalize(path);
  if (!file.startsWith(root + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
