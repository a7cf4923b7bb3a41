import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import type { Responder } from "../../../scripts/start/sample-server.ts";

/**
 * Pages made to measure:
 * `/features`, `/tall?height=`, `/frames?count=`, `/titled?title=`, `/leaving?afterMs=&to=`, `/slow?ms=`, `/document.pdf`, `/redirect?to=`.
 */
export const respondWithGeneratedPage: Responder = (url, _request, response) => {
  const page = PAGES[url.pathname];
  page?.(url.searchParams, response);
  return page !== undefined;
};

const PAGES: Readonly<Record<string, (query: URLSearchParams, response: ServerResponse) => void>> = {
  "/tall": (query, response) => sendHtml(response, tallPage(numberOf(query, "height", 10_000))),
  "/frames": (query, response) => sendHtml(response, framesPage(numberOf(query, "count", 10))),
  "/frame": (query, response) => sendHtml(response, page("Frame", `<p>Frame ${numberOf(query, "n", 0)}</p>`)),
  "/titled": (query, response) => sendHtml(response, titledPage(query.get("title") ?? "")),
  "/leaving": (query, response) => sendHtml(response, leavingPage(query)),
  "/slow": slowPage,
  "/slow.css": slowStyleSheet,
  "/redirect": (query, response) => void response.writeHead(302, { location: query.get("to") ?? "/tall" }).end(),
  "/features": (_query, response) => sendHtml(response, FEATURES),
  "/features.css": (_query, response) => void response.writeHead(200, { "content-type": "text/css" }).end(FEATURES_CSS),
  "/imported.css": (_query, response) =>
    void response.writeHead(200, { "content-type": "text/css" }).end("#imported{color:rgb(4,5,6)}"),
  "/icon.png": (_query, response) => void response.writeHead(200, { "content-type": "image/png" }).end(ICON),
  "/document.pdf": (_query, response) =>
    void response.writeHead(200, { "content-type": "application/pdf" }).end(MINIMAL_PDF),
};

function numberOf(query: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isFinite(value) ? value : otherwise;
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}<body>${body}`;
}

/** Numbered bands of 100 px in different colours, so that a missing or doubled one shows in the picture. */
function tallPage(heightPx: number): string {
  const bands = Array.from({ length: Math.floor(heightPx / 100) }, (_, index) => {
    return `<div class="band" style="background:hsl(${(index * 37) % 360} 70% 75%)">Band ${index}</div>`;
  });
  const style = `<style>*{margin:0}body{height:${heightPx}px}.band{height:100px;font:60px/100px sans-serif}</style>`;
  return page(`Tall ${heightPx}`, bands.join(""), style);
}

function framesPage(count: number): string {
  const frames = Array.from(
    { length: count },
    (_, n) => `<iframe src="/frame?n=${n}" width="300" height="80"></iframe>`,
  );
  return page(`Frames ${count}`, frames.join(""));
}

/** The title comes as it is, hostile or not; it is set by script too, because HTML would trim it. */
function titledPage(title: string): string {
  const asScript = JSON.stringify(title).replace(/</g, "\\u003c");
  return page(title, `<h1>${escapeHtml(title)}</h1><script>document.title = ${asScript}</script>`);
}

/** Goes away by itself after `afterMs`, or when a script calls `leave()`. */
function leavingPage(query: URLSearchParams): string {
  const to = JSON.stringify(query.get("to") ?? "/titled?title=Elsewhere").replace(/</g, "\\u003c");
  const afterMs = query.has("afterMs") ? `setTimeout(leave, ${numberOf(query, "afterMs", 0)});` : "";
  const bands = '<div style="height:6000px;background:linear-gradient(teal,orange)">Still here</div>';
  return page("Leaving", `${bands}<script>function leave(){location.href=${to}}${afterMs}</script>`);
}

/** A page whose style sheet takes its time. */
function slowPage(query: URLSearchParams, response: ServerResponse): void {
  const link = `<link rel="stylesheet" href="/slow.css?ms=${numberOf(query, "ms", 1_000)}">`;
  sendHtml(response, page("Slow", "<p>The style comes late</p>", link));
}

function slowStyleSheet(query: URLSearchParams, response: ServerResponse): void {
  const timer = setTimeout(
    () => response.writeHead(200, { "content-type": "text/css" }).end("p{color:green}"),
    numberOf(query, "ms", 1_000),
  );
  response.once("close", () => clearTimeout(timer));
}

const ICON = readFileSync(new URL("../../../public/icon/128.png", import.meta.url));

const FEATURES_CSS = `@import "/imported.css";
#sheet{color:rgb(1,2,3)} #background{background:url(icon.png);height:20px}`;

/** One of each thing that a saved page has to keep, and of what it has to leave out. */
const FEATURES = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Features</title>
<link rel="stylesheet" href="/features.css"><base href="/">
<body onload="document.documentElement.dataset.ran=1+Number(document.documentElement.dataset.ran??0)"><h1>Every feature</h1>
<p id="sheet">sheet</p><p id="imported">imported</p><p id="inserted">inserted</p><p id="adopted">adopted</p>
<img src="/icon.png" alt="icon"><img src="/missing.png" alt="missing"><div id="background"></div>
<input id="typed"><input id="checked" type="checkbox"><input id="password" type="password" value="hunter2">
<select id="chosen"><option>one<option>two</select><textarea id="area"></textarea>
<div id="host"></div><canvas id="canvas" width="40" height="30"></canvas><iframe src="/frame?n=7"></iframe>
<a href="/titled?title=x">link</a><a id="bad-link" href="java\tscript:alert(1)">bad</a>
<script>
const sheet = document.head.appendChild(document.createElement("style")).sheet;
sheet.insertRule("#inserted{color:rgb(7,8,9)}");
const adopted = new CSSStyleSheet();
adopted.replaceSync("#adopted{color:rgb(10,11,12)}");
document.adoptedStyleSheets = [adopted];
document.querySelector("#typed").value = "typed by hand";
document.querySelector("#checked").checked = true;
document.querySelector("#chosen").value = "two";
document.querySelector("#area").value = "\\nfirst line kept";
document.querySelector("#host").attachShadow({ mode: "closed" }).innerHTML = "<p>in the shadow</p>";
document.querySelector("#canvas").getContext("2d").fillRect(0, 0, 40, 30);
addEventListener("load", () => { document.documentElement.dataset.ready = "yes"; });
</script>`;

// readers rebuild the missing cross-reference table
const MINIMAL_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 46>>stream
BT /F1 24 Tf 40 100 Td (Contract signed) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
