import { type HttpsServer, startHttpsServer } from "./https.ts";

export interface TestResolver extends HttpsServer {
  /** Names that were asked for. */
  readonly asked: readonly string[];
  /** Answers with this status instead; null to answer again. */
  failWith(status: number | null): void;
}

/** DNS over HTTPS in JSON at the address of a well-known resolver, for the TXT records of a zone. */
export async function startResolver(zone: Readonly<Record<string, string>>): Promise<TestResolver> {
  const asked: string[] = [];
  let failure: number | null = null;
  const server = await startHttpsServer(["dns.google"], (request, response) => {
    const name = new URL(request.url ?? "/", "https://dns.google").searchParams.get("name") ?? "";
    asked.push(name);
    if (failure !== null) return void response.writeHead(failure).end();
    const text = Object.hasOwn(zone, name) ? zone[name] : undefined;
    const quoted = text
      ?.match(/.{1,255}/g)
      ?.map((part) => `"${part}"`)
      .join(" ");
    const answer = quoted === undefined ? [] : [{ name: `${name}.`, type: 16, TTL: 300, data: quoted }];
    response.writeHead(200, { "Content-Type": "application/dns-json", "Access-Control-Allow-Origin": "*" });
    response.end(JSON.stringify({ Status: quoted === undefined ? 3 : 0, AD: true, Answer: answer }));
  });
  return {
    ...server,
    asked,
    failWith: (status) => {
      failure = status;
    },
  };
}
