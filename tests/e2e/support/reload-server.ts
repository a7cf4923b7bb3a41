import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Values that no record and no dossier may hold. */
export const SECRETS = ["cookie-7f3a", "bearer-91bc", "csrf-55d0", "code-2e8f"] as const;

export interface ReloadServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Requests so far, by path, with what they said of caches. */
  requests(path: string): readonly { readonly method: string; readonly cacheControl: string }[];
  /** Ends the server, or starts it again at the same address. */
  setDown(down: boolean): Promise<void>;
  close(): Promise<void>;
}

/** How far this server's clock is behind. Milliseconds. */
export const BEHIND_MS = 3_600_000;

/** Pages that answer otherwise when they are loaded again. */
export async function startReloadServer(): Promise<ReloadServer> {
  const seen: { path: string; method: string; cacheControl: string }[] = [];
  const pending = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://server").pathname;
    const { method = "", headers } = request;
    seen.push({ path, method, cacheControl: headers["cache-control"] ?? "" });
    const nth = seen.filter((each) => each.path === path && each.method === "GET").length;
    respond(path, nth, request, response, pending);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const response of pending) response.destroy();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: (wanted) => seen.filter(({ path }) => path === wanted).map(({ path: _path, ...rest }) => rest),
    setDown: (down) => (down ? stop() : listen(port)),
    close: stop,
  };
}

function respond(
  path: string,
  nth: number,
  request: IncomingMessage,
  response: ServerResponse,
  pending: Set<ServerResponse>,
): void {
  const { method } = request;
  const isFirst = nth === 1 || method === "HEAD";
  response.sendDate = false;
  response.setHeader("Date", new Date(Date.now() - BEHIND_MS).toUTCString());
  const html = (status: number, text: string) =>
    response.writeHead(status, { "Content-Type": "text/html" }).end(method === "HEAD" ? "" : page(text));
  switch (path) {
    case "/cached":
      response.setHeader("Cache-Control", "max-age=3600");
      response.setHeader("Set-Cookie", [`sid=${SECRETS[0]}; HttpOnly`, `b=${SECRETS[0]}`]);
      response.setHeader("X-Auth-Token", SECRETS[1]);
      response.setHeader("X-CSRF", SECRETS[2]);
      response.setHeader("X-Plain", ["one", "two"]);
      return void html(200, `Load ${nth}`);
    case "/moving":
      if (isFirst) return void html(200, "Before it moved");
      return void response.writeHead(302, { Location: `/between?code=${SECRETS[3]}` }).end();
    case "/between":
      return void response.writeHead(307, { Location: "/moved", "Set-Cookie": `r=${SECRETS[0]}` }).end();
    case "/elsewhere":
      if (isFirst) return void html(200, "Before it led elsewhere");
      return void response.writeHead(302, { Location: elsewhere(request) }).end();
    case "/gone":
      return void html(isFirst ? 200 : 404, isFirst ? "Still there" : "No longer there");
    case "/endless":
    case "/cancelled":
      if (isFirst) return void html(200, "Before it was endless");
      return void response.writeHead(200, { "Content-Type": "text/html" }).end(`${page("Endless")}<img src="/never">`);
    case "/hanging":
      if (isFirst) return void html(200, "Before it hung");
      return void pending.add(response);
    case "/dropping":
      if (isFirst) return void html(200, "Before it was dropped");
      return void response.destroy();
    case "/empty":
      if (isFirst) return void html(200, "Before it was empty");
      return void response.writeHead(204).end();
    case "/never":
      return void pending.add(response);
    default:
      return void html(path === "/favicon.ico" ? 404 : 200, path);
  }
}

/** The same server under another site's name. */
const elsewhere = ({ headers }: IncomingMessage) => `http://localhost:${headers.host?.split(":")[1]}/arrived`;

const page = (text: string) => `<!doctype html><meta charset="utf-8"><title>${text}</title><p>${text}</p>`;
