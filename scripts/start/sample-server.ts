import { readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../tests/fixtures/pages", import.meta.url));

/** The bundled pages, each from a real site (see their NOTICE). */
export const SAMPLE_PAGES = ["/tabler/index.html", "/swagger/index.html", "/py/library/functions.html"] as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Answers a request, or says that it is not its own. */
export type Responder = (url: URL, request: IncomingMessage, response: ServerResponse) => boolean;

export interface SampleServer {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the bundled pages on a free local port, behind whatever a caller answers itself. */
export async function startSampleServer(responder?: Responder): Promise<SampleServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (!responder?.(url, request, response)) respondWithFile(url, response);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The query only tells caches apart, as on the sites that the pages come from. */
function respondWithFile(url: URL, response: ServerResponse): void {
  const file = normalize(join(ROOT, decodeURIComponent(url.pathname)));
  const stored = [file, `${file}.gz`].find(isFile);
  if (!file.startsWith(ROOT + sep) || stored === undefined) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found");
    return;
  }
  response.writeHead(200, {
    "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": "max-age=60",
    ...(stored === file ? {} : { "content-encoding": "gzip" }),
  });
  response.end(readFileSync(stored));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
