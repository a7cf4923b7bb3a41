import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";

export interface HostProxy {
  readonly port: number;
  close(): void;
}

/** A proxy that leads the mapped hosts to local HTTPS ports and refuses all others: Firefox has no resolver rules. */
export async function startHostProxy(hostMap: Readonly<Record<string, number>>): Promise<HostProxy> {
  const server = createServer((_request, response) => void response.writeHead(502).end());
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
