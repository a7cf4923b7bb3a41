import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Takes every connection of a browser and leads none anywhere. */
export interface RefusingProxy {
  readonly port: number;
  /** Addresses that were asked for since the last look; of encrypted ones the host alone is known. */
  takeRequests(): string[];
  close(): void;
}

/** Firefox asks for its own news and plug-ins whatever page is open. */
const BROWSERS_OWN = /(^|\.)(mozilla\.(com|net|org)|firefox\.com|mozgcp\.net|update\.googleapis\.com)(:\d+)?$/;

/** Starts it on a free local port. */
export async function startRefusingProxy(): Promise<RefusingProxy> {
  let requests: string[] = [];
  const note = (address: string) => {
    const host = /^https?:\/\/([^/]*)/.exec(address)?.[1] ?? address;
    if (!BROWSERS_OWN.test(host)) requests.push(address);
  };
  const server = createServer((request, response) => {
    note(request.url ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    note(request.url ?? "");
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Refused\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
