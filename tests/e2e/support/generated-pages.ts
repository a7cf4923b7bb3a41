import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import type { Responder } from "../../../scripts/start/sample-server.ts";

/**
 * Pages made to measure:
 * `/features`, `/words`, `/embedding?src=`, `/strict?csp=&embedder=`, `/removing`, `/selected`, `/tall?height=`, `/frames?count=`, `/titled?title=`, `/leaving?afterMs=&to=`, `/slow?ms=`, `/document.pdf`, `/redirect?to=`.
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
  "/embedding": (query, response) =>
    sendHtml(response, page("Embedding", `<h1>Mine</h1><iframe src="${escapeHtml(query.get("src") ?? "")}"></iframe>`)),
  "/strict": (query, response) => strictPage(query, response),
  "/removing": (_query, response) => sendHtml(response, REMOVING),
  "/selected": (_query, response) => sendHtml(response, SELECTED),
  "/words": (_query, response) => sendHtml(response, WORDS),
  "/words-frame": (_query, response) =>
    sendHtml(response, page("Frame", `<style>body{margin:0;font:16px serif}</style>Framed <span id="w">inside</span>`)),
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

/** Forbids by its headers whatever headers can forbid. */
function strictPage(query: URLSearchParams, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      query.get("csp") ?? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ...(query.has("embedder") ? { "cross-origin-embedder-policy": query.get("embedder") ?? "" } : {}),
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
  });
  const style =
    "<style>*{animation:none}[popover],iframe{display:none!important}body{background:#fed;font:30px serif}</style>";
  response.end(page("Strict", "<h1>Nothing but this</h1><p>Text to compare</p>", style));
}

/** Takes away at once whatever is put beside its body. */
const REMOVING = page(
  "Removing",
  `<h1>Mine alone</h1><script>new MutationObserver(() => {
    for (const child of [...document.documentElement.children]) if (!["HEAD", "BODY"].includes(child.tagName)) child.remove();
  }).observe(document.documentElement, { childList: true })</script>`,
);

/** Text that is selected: a photograph shows it, a saved page does not. */
const SELECTED = page(
  "Selected",
  `<h1 style="font-size:120px">Selected text in large letters</h1><script>getSelection().selectAllChildren(document.body)</script>`,
);

/** Text in every place where it may stand, and text that nobody sees. `expected()` gives boxes as the browser has them. */
const WORDS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Words</title>
<style>body{margin:20px;font:16px/1.5 serif;height:2600px}.columns{columns:3;width:700px;height:150px}
.low{position:absolute;top:2300px;left:30px}</style>
<p class="caret">Plain words with a <b>bold</b> one and a <a href="/titled?title=x">link</a>, then<span>glued</span>together.</p>
<div class="columns caret">Columns break this text into three parts that stand beside each other, so that the words of one
sentence are far from each other although they are read one after another, which nobody minds who reads a newspaper.</div>
<p class="caret" dir="rtl" lang="he">שלום עולם מילים</p>
<p style="text-transform:uppercase">raised</p>
<p style="width:90px;overflow-wrap:anywhere" id="long">${"Unbreakable".repeat(4)}</p>
<p class="low caret">Far below</p>
<div id="turned" style="transform:scale(1.5);transform-origin:0 0;position:absolute;top:700px;left:400px">Enlarged <span>twofold</span></div>
<div style="position:absolute;top:800px;left:40px" id="open"></div><div style="position:absolute;top:850px;left:40px" id="closed"><i>slotted</i></div>
<iframe src="/words-frame" style="position:absolute;top:900px;left:300px;width:300px;height:60px;border:7px solid;padding:5px"></iframe>
<iframe src="/words-frame" id="zoomed" style="position:absolute;top:1000px;left:300px;width:300px;height:60px;border:0;transform:scale(.5);transform-origin:0 0"></iframe>
<input value="typed value" placeholder="not this" style="position:absolute;top:1100px;left:40px;font:16px serif;padding:4px;width:200px">
<input placeholder="placeholder" style="position:absolute;top:1100px;left:340px"><input type="password" value="hunter2"><input type="hidden" value="token">
<img src="/icon.png" alt="Painted sign" width="40" height="30" style="position:absolute;top:1150px;left:40px">
<p style="display:none">hidden1</p><p style="visibility:hidden">hidden2</p><p style="opacity:0"><b>hidden3</b></p>
<p style="position:absolute;clip:rect(0,0,0,0)">hidden4</p><p style="clip-path:inset(50%)">hidden5</p>
<div style="width:1px;height:1px;overflow:hidden;position:absolute"><span>hidden6</span></div>
<div style="height:40px;overflow:auto">seen<div style="height:300px"></div>hidden7</div><details><summary>summary</summary>hidden8</details>
<div style="height:0;overflow:hidden"><p style="position:absolute;top:1200px;left:40px">escaped</p></div>
<p style="position:absolute;left:-5000px">hidden9</p><script>/* hidden10 */</script><noscript>hidden11</noscript>
<script>
document.querySelector("#open").attachShadow({mode:"open"}).innerHTML = "Open <span>shadow</span>";
const closed = document.querySelector("#closed").attachShadow({mode:"closed"});
closed.innerHTML = "Closed <span>shade</span> with <slot></slot>";
const frame = document.querySelector("#zoomed");
function expected() {
  const spans = [document.querySelector("#turned span"), document.querySelector("#open").shadowRoot.querySelector("span"),
    closed.querySelector("span"), document.querySelector("#closed i")];
  const boxes = spans.map((span) => {
    const { x, y, width, height } = span.getBoundingClientRect();
    return { text: span.textContent, x: x + scrollX, y: y + scrollY, width, height };
  });
  for (const [index, scale, left, top] of [[0, 1, 312, 912], [1, 0.5, 300, 1000]]) {
    const { x, y, width, height } = document.querySelectorAll("iframe")[index].contentDocument.querySelector("#w").getBoundingClientRect();
    boxes.push({ text: "inside", x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale });
  }
  return boxes;
}
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
