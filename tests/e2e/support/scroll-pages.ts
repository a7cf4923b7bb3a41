import type { Responder } from "../../../scripts/start/sample-server.ts";
import { BAND_PX, cssColor } from "./bands.ts";

/** Pages that are scrolled for their pictures, under `/scroll/`; each is made of numbered bands in known colours. */
export const respondWithScrollPage: Responder = (url, _request, response) => {
  const page = PAGES[url.pathname];
  if (!page) return false;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(url.searchParams));
  return true;
};

const PAGES: Readonly<Record<string, (query: URLSearchParams) => string>> = {
  "/scroll/pinned": pinnedPage,
  "/scroll/fighting": fightingPage,
  "/scroll/late": latePage,
  "/scroll/endless": endlessPage,
  "/scroll/wide": widePage,
  "/scroll/panes": panesPage,
  "/scroll/virtual": virtualPage,
  "/scroll/chat": chatPage,
  "/scroll/article": () =>
    html(
      "Article",
      "article{width:600px}#bar{position:fixed;top:0;left:0;width:100%;height:60px;background:rgb(255,0,0)}",
      `<article id="first">${bands(2)}</article><article id="second">${bands(15, 10)}</article><div id="bar"></div>`,
    ),
  "/scroll/clipped": () =>
    html("Clipped", "#box{width:400px;height:150px;overflow:clip}", `<div id="box">${bands(6)}</div>`),
};

function html(title: string, style: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>*{margin:0;box-sizing:border-box}.band{height:${BAND_PX}px;font:40px/${BAND_PX}px sans-serif;padding-left:40px}${style}</style><body>${body}`;
}

function band(index: number, text = `Band ${index}`): string {
  return `<div class="band" style="background:${cssColor(index)}">${text}</div>`;
}

function bands(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => band(from + index)).join("");
}

/**
 * What is pinned: a bar that sticks from the beginning, one that sticks to the bottom, one in a closed shadow root, a
 * fixed bubble, one that scripts fix further down, with no placeholder, and one that is fixed in a box that moves.
 */
function pinnedPage(): string {
  const style = `.pin{position:absolute;left:200px;width:200px;height:40px;color:transparent}
#sticky{position:sticky;left:auto;top:0;margin-left:600px;margin-bottom:-40px;background:rgb(255,0,0)}
#bottom{position:sticky;left:auto;bottom:0;margin:-40px 0 0 820px;background:rgb(255,128,0)}
#bubble{position:fixed;left:auto;right:20px;bottom:20px;background:rgb(0,0,255)}
#affix{margin-bottom:-40px;position:relative;left:auto;margin-left:200px;background:rgb(255,0,255)}
#affix.stuck{position:fixed;top:30px}
#moving{transform:translate(0);position:absolute;left:400px;top:1500px}
#moving div{position:fixed;left:0;top:0;background:rgb(0,255,255)}
#late-host{position:relative;height:0}`;
  const body = `<div id="sticky" class="pin"></div>${bands(8)}
<div id="affix" class="pin"></div>${bands(6, 8)}
<section id="section"></section>
<div id="moving"><div class="pin"></div></div>${bands(16, 24)}
<div id="bottom" class="pin"></div><div id="bubble" class="pin"></div>
<script>
const section = document.querySelector("#section");
section.attachShadow({mode:"closed"}).innerHTML = '<style>div{position:sticky;top:0;margin:0 0 -40px 420px;width:120px;height:40px;background:rgb(0,255,0)}</style><div></div><slot></slot>';
section.innerHTML = ${JSON.stringify(bands(10, 14))};
const affix = document.querySelector("#affix");
addEventListener("scroll", () => affix.classList.toggle("stuck", scrollY > 700));
</script>`;
  return html("Pinned", style, body);
}

/** Snaps, glides and scrolls itself back to the top whenever it is scrolled. */
function fightingPage(): string {
  const style = "html{scroll-snap-type:y mandatory;scroll-behavior:smooth}.band{scroll-snap-align:center}";
  const script = "<script>addEventListener('scroll', () => scrollTo({top: 0, behavior: 'instant'}));</script>";
  return html("Fighting", style, bands(30) + script);
}

/** Bands that come when they are near the window, from scripts or by the browser's own laziness. */
function latePage(): string {
  const style = `.late{height:${BAND_PX}px}section{content-visibility:auto;contain-intrinsic-size:auto 300px}img{display:block;width:200px;height:${BAND_PX}px}`;
  const svg = (index: number) =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="${cssColor(index)}"/></svg>`)}`;
  const late = Array.from({ length: 10 }, (_, index) => `<div class="late" data-index="${10 + index}"></div>`).join("");
  const lazy = Array.from({ length: 10 }, (_, index) => `<img loading="lazy" src="${svg(20 + index)}">`).join("");
  const body = `${bands(10)}${late}${lazy}<section>${bands(10, 30)}</section><section>${bands(10, 40)}</section>
<script>
const colors = ${JSON.stringify(Array.from({ length: 20 }, (_, index) => cssColor(index)))};
const seen = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach(({ target }) => {
  seen.unobserve(target);
  setTimeout(() => { target.style.background = colors[target.dataset.index]; }, 120);
}));
document.querySelectorAll(".late").forEach((each) => seen.observe(each));
</script>`;
  return html("Late", style, body);
}

/** Gets 10 bands longer each time its end comes near. */
function endlessPage(): string {
  const colors = JSON.stringify(Array.from({ length: 400 }, (_, index) => cssColor(index)));
  const script = `<script>
const colors = ${colors};
let count = 20;
addEventListener("scroll", () => {
  if (scrollY + innerHeight < document.documentElement.scrollHeight - 50 || count >= 400) return;
  setTimeout(() => {
    for (const end = count + 10; count < end; count++) {
      const band = document.body.appendChild(document.createElement("div"));
      band.className = "band";
      band.style.background = colors[count];
    }
  }, 150);
});</script>`;
  return html("Endless", "", bands(20) + script);
}

/** Two and a half screens wide; \`dir=rtl\` goes on to the left. */
function widePage(query: URLSearchParams): string {
  const dir = query.get("dir") === "rtl" ? "rtl" : "ltr";
  const cells = Array.from({ length: 30 }, (_, index) => `<i style="background:${cssColor(index)}"></i>`).join("");
  const row = `<div class="row">${cells}</div>`;
  const style = `html{direction:${dir}}.row{display:flex;width:3000px;height:400px}i{flex:0 0 100px}#bar{position:fixed;top:0;inset-inline-start:0;width:100px;height:30px;background:rgb(255,0,0)}`;
  return html("Wide", style, `<div id="bar"></div>${row.repeat(4)}`);
}

/**
 * An application whose page never scrolls: a long pane with a sticky heading and a button over it, one in a closed
 * shadow root, one in a frame, one that is too small to matter.
 */
function panesPage(): string {
  const style = `body{height:100vh;overflow:hidden;display:flex}#main{flex:1;overflow-y:auto;position:relative}
#head{position:sticky;top:0;height:30px;margin:0 0 -30px 300px;width:100px;background:rgb(255,0,0)}
#button{position:absolute;left:0;bottom:60px;width:60px;height:60px;background:rgb(0,0,255)}
#host{width:300px;height:400px}#frame{width:300px;height:300px;border:0}#tiny{width:80px;height:60px;overflow:auto;position:absolute;right:0;bottom:0}`;
  const inner = `<style>*{margin:0}.band{height:100px;padding-left:40px}</style><body>${bands(12, 100)}`;
  const body = `<div id="main"><div id="head"></div>${bands(25)}</div><div><div id="host"></div>
<iframe id="frame" srcdoc='${inner.replace(/'/g, "&#39;")}'></iframe></div><div id="tiny">${bands(3)}</div><div id="button"></div>
<script>
document.querySelector("#host").attachShadow({mode:"closed"}).innerHTML =
  '<style>#list{height:100%;overflow:auto}.band{height:100px;padding-left:40px}</style><div id="list">${bands(9, 60)}</div>';
document.querySelector("#main").scrollTop = 321;
</script>`;
  return html("Panes", style, body);
}

/** A list that keeps only the rows in view, and learns their height when they are shown: a guess of 80 px becomes 100. */
function virtualPage(): string {
  const colors = JSON.stringify(Array.from({ length: 40 }, (_, index) => cssColor(index)));
  const style =
    "body{height:100vh;overflow:hidden}#list{height:500px;overflow-y:auto}#all{position:relative}.row{position:absolute;left:0;right:0;height:100px;padding-left:40px}";
  const body = `<div id="list"><div id="all"></div></div><script>
const colors = ${colors};
const known = new Set();
const list = document.querySelector("#list");
const all = document.querySelector("#all");
const heightOf = (index) => (known.has(index) ? 100 : 80);
function draw() {
  let top = 0;
  const rows = [];
  for (let index = 0; index < 40; index++) {
    if (top + 100 > list.scrollTop - 100 && top < list.scrollTop + 600) {
      known.add(index);
      rows.push('<div class="row" style="top:' + top + 'px;background:' + colors[index] + '"><p>Row ' + index + '</p><p>said by ' + (index % 3) + '</p></div>');
    }
    top += heightOf(index);
  }
  all.style.height = top + "px";
  all.innerHTML = rows.join("");
}
list.addEventListener("scroll", draw);
draw();
</script>`;
  return html("Virtual", style, body);
}

/** A conversation that begins at its end and loads five older messages whenever its top is reached. */
function chatPage(): string {
  const colors = JSON.stringify(Array.from({ length: 60 }, (_, index) => cssColor(index)));
  const style =
    "body{height:100vh;overflow:hidden}#chat{height:600px;overflow-y:auto;display:flex;flex-direction:column-reverse}.message{flex:0 0 100px;padding-left:40px}";
  const body = `<div id="chat" tabindex="0" role="log" aria-label="Conversation"></div><script>
const colors = ${colors};
const chat = document.querySelector("#chat");
let oldest = 60;
function older() {
  for (const end = Math.max(0, oldest - 5); oldest > end; ) {
    oldest--;
    const message = chat.appendChild(document.createElement("div"));
    message.className = "message";
    message.style.background = colors[oldest];
    const day = new Date(Date.UTC(2026, 0, 1 + oldest));
    message.innerHTML = '<time datetime="' + day.toISOString() + '">' + day.toISOString().slice(0, 10) + '</time> Message ' + oldest;
  }
}
for (let times = 0; times < 3; times++) older();
let loading = false;
chat.addEventListener("scroll", () => {
  if (loading || chat.scrollHeight - chat.clientHeight + chat.scrollTop > 50) return;
  loading = true;
  setTimeout(() => { older(); loading = false; }, 100);
});
</script>`;
  return html("Chat", style, body);
}
