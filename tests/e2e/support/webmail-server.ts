import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { originalOf } from "../../fixtures/webmails/originals.ts";
import { ROOT } from "./harness.ts";
import { type HttpsServer, startHttpsServer } from "./https.ts";

/** What the webmails' pages and servers keep to themselves; none of it may be found in a dossier. */
export const WEBMAIL_SECRETS = [
  "ik-5ecre7a1b2",
  "c4n4ry-5ecre7",
  "5ecre7-request-token",
  "0_5ecre7c5rf70ken",
  "5ecre75e5510n",
  "5ecre7w551d",
  "5e5510n-c00k1e",
  "x5rf-5ecre7",
] as const;

export interface WebmailServer extends HttpsServer {
  /** What was asked for, `host path`, in order. */
  readonly requests: readonly string[];
  /** Originals are answered as told here instead: a status, or another text. */
  answerWith(answer: { readonly status: number; readonly body: string } | null): void;
}

const HOSTS = {
  "mail.google.com": gmail,
  "mail-attachment.googleusercontent.com": gmailAttachment,
  "outlook.office.com": outlook,
  "webmail.roundcube.test": roundcube,
  "webmail.sogo.test": sogo,
  "webmail.zimbra.test": zimbra,
  "mail.orange.fr": orange,
  "mail.yahoo.com": page("yahoo.html"),
  "apis.mail.yahoo.com": yahooService,
  "mail.proton.me": page("proton.html"),
} as const;

interface Asked {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Sends a message's original, or what the test wants instead. */
  sendOriginal(id: string, change?: (bytes: Buffer) => Buffer): void;
}

/** Webmails at their own addresses, by HTTPS with a certificate that nobody knows: saved pages, and what serves originals. */
export async function startWebmailServer(): Promise<WebmailServer> {
  const requests: string[] = [];
  let instead: { status: number; body: string } | null = null;
  const server = await startHttpsServer(Object.keys(HOSTS), (request, response) => {
    const host = (request.headers.host ?? "").split(":")[0] ?? "";
    const url = new URL(request.url ?? "/", `https://${host}`);
    requests.push(`${host} ${url.pathname}${url.search}`);
    const handler = Object.hasOwn(HOSTS, host) ? HOSTS[host as keyof typeof HOSTS] : null;
    if (!handler) return void response.writeHead(404).end();
    handler({
      url,
      request,
      response,
      sendOriginal(id, change = (bytes) => bytes) {
        if (instead) return void response.writeHead(instead.status, { "Content-Type": "text/html" }).end(instead.body);
        response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(change(originalOf(id)));
      },
    });
  });
  return {
    ...server,
    requests,
    answerWith: (answer) => {
      instead = answer;
    },
  };
}

function sendPage(
  response: ServerResponse,
  name: string,
  cookie = "session=5e5510n-c00k1e; Secure; HttpOnly",
  change = (html: string) => html,
): void {
  const body = change(readFileSync(join(ROOT, "tests/fixtures/webmails", name), "utf8"));
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": cookie }).end(body);
}

function page(name: string): (asked: Asked) => void {
  return ({ response }) => sendPage(response, name);
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { "Content-Type": "text/html" }).end("<!doctype html><title>Refused</title>");
}

/** Originals need the session's cookie, like the real ones. */
function signedIn({ request }: Asked, cookie = "session=5e5510n-c00k1e"): boolean {
  return (request.headers.cookie ?? "").includes(cookie);
}

function gmail(asked: Asked): void {
  const { url, response } = asked;
  const { searchParams: query } = url;
  if (query.get("view") === "att" && signedIn(asked)) {
    const target = `https://mail-attachment.googleusercontent.com/attachment/u/0/${url.search}`;
    return void response.writeHead(302, { Location: target, "Access-Control-Allow-Origin": url.origin }).end();
  }
  if (query.get("view") === "om") {
    if (query.get("ik") !== "ik-5ecre7a1b2" || !signedIn(asked)) return void refuse(response);
    const link = `?view=att&amp;th=1893d5a0b7c480ff&amp;attid=0&amp;disp=comp&amp;safe=1&amp;zw`;
    const body = `<!doctype html><title>Original</title><a href="${link}">Télécharger</a><pre class="raw_message_text"></pre>`;
    return void response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(body);
  }
  const wanted = url.searchParams.get("page");
  const file = wanted === "conversation" ? "gmail-conversation.html" : "gmail.html";
  // as if Gmail had given its headings other names
  const renamed = (html: string) => html.replace(/<h2 class="hP"[^>]*>/, '<h2 class="new">');
  sendPage(response, file, undefined, wanted === "changed" ? renamed : undefined);
}

function gmailAttachment(asked: Asked): void {
  const { url, response } = asked;
  response.setHeader("Access-Control-Allow-Origin", "https://mail.google.com");
  response.setHeader("Access-Control-Allow-Credentials", "true");
  asked.sendOriginal(`gmail-${url.searchParams.get("th")}`);
}

function outlook(asked: Asked): void {
  const { url, request, response } = asked;
  if (!url.pathname.endsWith("/service.svc")) {
    return void sendPage(response, "outlook.html", "X-OWA-CANARY=c4n4ry-5ecre7; Secure");
  }
  if (
    request.headers["x-owa-canary"] !== "c4n4ry-5ecre7" ||
    request.headers.action !== url.searchParams.get("action")
  ) {
    return void refuse(response);
  }
  const items =
    url.searchParams.get("action") === "GetItem"
      ? [{ Items: [{ MimeContent: { CharacterSet: "UTF-8", Value: originalOf("outlook").toString("base64") } }] }]
      : [{ Conversation: { ConversationNodes: [{ Items: [{ ItemId: { Id: "AAMkADk3=" } }] }] } }];
  const body = JSON.stringify({ Body: { ResponseMessages: { Items: items } } });
  response.writeHead(200, { "Content-Type": "application/json" }).end(body);
}

function roundcube(asked: Asked): void {
  const { searchParams: query } = asked.url;
  if (query.get("_action") !== "viewsource") return void sendPage(asked.response, "roundcube.html");
  if (query.get("_token") !== "5ecre7-request-token" || !signedIn(asked)) return void refuse(asked.response);
  asked.sendOriginal("roundcube", query.get("_save") === "1" ? undefined : stripped);
}

/** What Roundcube does to a source that is only shown. */
function stripped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("\r", ""), "latin1");
}

/** What the real one does to the bytes: no carriage returns, and Latin-1 written as UTF-8. */
function sogo(asked: Asked): void {
  const { url, request, response } = asked;
  if (!url.pathname.endsWith("/export")) return void sendPage(response, "sogo.html", "XSRF-TOKEN=x5rf-5ecre7; Secure");
  if (request.headers["x-xsrf-token"] !== "x5rf-5ecre7") return void refuse(response);
  asked.sendOriginal("sogo", (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "utf8"));
}

function zimbra(asked: Asked): void {
  const { url, response } = asked;
  if (url.pathname === "/service/home/~/")
    return void (signedIn(asked) ? asked.sendOriginal("zimbra") : refuse(response));
  if (url.pathname.startsWith("/service/soap/")) return void response.writeHead(500).end("{}");
  sendPage(response, url.pathname.startsWith("/modern/") ? "zimbra-modern.html" : "zimbra.html");
}

function orange(asked: Asked): void {
  const { url, response } = asked;
  if (!url.pathname.startsWith("/appsuite/api/")) return void sendPage(response, "orange.html");
  return void (url.searchParams.get("session") === "5ecre75e5510n" ? asked.sendOriginal("orange") : refuse(response));
}

function yahooService(asked: Asked): void {
  const { url, response } = asked;
  response.setHeader("Access-Control-Allow-Origin", "https://mail.yahoo.com");
  response.setHeader("Access-Control-Allow-Credentials", "true");
  return void (url.searchParams.get("wssid") === "5ecre7w551d" ? asked.sendOriginal("yahoo") : refuse(response));
}
