import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";

export interface HostProxy {
  readonly port: number;
  close(): void;
}

/**
 * A proxy that leads the mapped hosts to local ports, by HTTPS or without, and refuses all others: Firefox has no
 * resolver rules.
 */
export async function startHostProxy(hostMap: Readonly<Record<string, number>>): Promise<HostProxy> {
  const server = createServer((request, response) => forward(request, response, hostMap));
  server.on("connect", (request, socket, head) => {
    const [host = "", port] = (request.url ?? "").split(":");
    const localPort = port === "443" ? hostMap[host] : undefined;
    if (localPort === undefined) return void socket.end("HTTP/1.1 502 Not mapped\r\n\r\n");
    const upstream = connect(localPort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function forward(request: IncomingMessage, response: ServerResponse, hostMap: Readonly<Record<string, number>>): void {
  const url = URL.canParse(request.url ?? "") ? new URL(request.url ?? "") : null;
  const port = url && url.protocol === "http:" && url.port === "" ? hostMap[url.hostname] : undefined;
  if (!url || port === undefined) return void response.writeHead(502).end();
  const { method, headers } = request;
  const upstream = ask({ host: "127.0.0.1", port, method, headers, path: url.pathname + url.search }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on("error", () => response.destroy());
  request.pipe(upstream);
}
