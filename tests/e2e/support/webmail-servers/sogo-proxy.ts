import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import type { Workspace } from "./workspace.ts";

/** Where Debian puts SOGo's scripts, styles and pictures. */
const RESOURCES = "/usr/lib/GNUstep/SOGo/WebServerResources";
const RESOURCE_PATH = /^\/SOGo(?:\.woa)?\/WebServerResources\//;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".ico": "image/x-icon",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * What Apache does in front of SOGo: serves its files, and tells the daemon under which address it is seen.
 * @returns that address
 */
export async function startSogoProxy(workspace: Workspace, sogoPort: number): Promise<string> {
  const server = createServer((incoming, response) => {
    const path = new URL(incoming.url ?? "/", "http://127.0.0.1").pathname;
    if (RESOURCE_PATH.test(path)) void sendResource(path, response);
    else forward(incoming, response, sogoPort);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  workspace.add({
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    kill: () => server.closeAllConnections(),
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function sendResource(path: string, response: ServerResponse): Promise<void> {
  const file = normalize(join(RESOURCES, decodeURIComponent(path.replace(RESOURCE_PATH, ""))));
  const bytes = file.startsWith(RESOURCES + sep) ? await readFile(file).catch(() => null) : null;
  if (bytes === null) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
}

function forward(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const host = incoming.headers.host ?? "127.0.0.1";
  const headers = {
    ...incoming.headers,
    "x-webobjects-server-protocol": "HTTP/1.0",
    "x-webobjects-server-name": host,
    "x-webobjects-server-port": host.split(":")[1] ?? "80",
    "x-webobjects-server-url": `http://${host}`,
    connection: "close",
  };
  const { method, url: path } = incoming;
  // the daemon closes connections that an agent would use again
  const onward = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once("error", () => response.headersSent || response.writeHead(502).end());
  incoming.pipe(onward);
}
