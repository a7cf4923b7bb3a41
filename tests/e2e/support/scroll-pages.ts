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
