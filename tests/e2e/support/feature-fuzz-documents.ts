/**
 * Fills a document with hostile content by the DOM's own means. The same seed gives the same document. `called` is an
 * address that must never be asked by the saved page; `ran` is a script that must never run in it.
 * Runs inside a page: it uses nothing but its arguments and the DOM.
 */
export function fillHostileDocument(doc: Document, seed: number, called: string, ran: string): void {
  const HTML = "http://www.w3.org/1999/xhtml";
  const SVG = "http://www.w3.org/2000/svg";
  const MATH = "http://www.w3.org/1998/Math/MathML";
  const XLINK = "http://www.w3.org/1999/xlink";
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const maybe = (share: number): boolean => random() < share;
  const names = (text: string): string[] => text.split(" ");

  const TAGS = {
    [HTML]: names(
      "a p div span table tr td tbody caption select option optgroup textarea input button form label img picture source video audio track canvas iframe frame frameset object embed applet param style link meta base script noscript template title xmp listing pre plaintext noembed noframes svg math b i nobr marquee details summary dialog body html head ruby rt li dd dt h1 br hr map area image isindex keygen menuitem x-el slot portal fencedframe bgsound basefont command",
    ),
    [SVG]: names(
      "svg g a use image rect text textPath foreignObject style script animate animateMotion animateTransform set mpath title desc symbol filter feImage linearGradient pattern mask clipPath switch handler listener iframe tref cursor font-face-uri metadata discard view textarea p",
    ),
    [MATH]: names(
      "math mi mo mn mtext ms mglyph malignmark annotation annotation-xml semantics maction mstyle style script a p mtable none",
    ),
    "urn:other": names("script style p img a svg x:y"),
  };
  const SCRIPTED = [
    `javascript:${ran}`,
    `JaVaScRiPt:${ran}`,
    ` \u0001java\tscript\n:${ran}`,
    `data:text/html,<script>${ran}</script>`,
    `data:text/html;base64,${btoa(`<script>${ran}</script>`)}`,
    `data:image/svg+xml,<svg xmlns="${SVG}" onload="${ran}"><script>${ran}</script><image href="${called}"/></svg>`,
    `data:image/svg+xml;base64,${btoa(`<svg xmlns="${SVG}" xmlns:x="${XLINK}"><g id="x"><a x:href="javascript:${ran}"><script>${ran}</script></a></g></svg>`)}#x`,
    `vbscript:${ran}`,
    `blob:${called}`,
    `view-source:${called}`,
  ];
  const ENDS = names(
    "</style> </script> </title> </textarea> </xmp> </noscript> </iframe> </template> </noembed> </noframes> </select> </svg> </math> --> --!> ]]> ?> \"> '> <!-- <![CDATA[ </plaintext> \u0000 */ }",
  );
  const MARKUP = `<img src=${called} onerror=${ran}><script>${ran}</script><svg onload=${ran}>`;
  const markup = (): string => one(ENDS) + (maybe(0.5) ? one(ENDS) : "") + MARKUP;
  const url = (): string => (maybe(0.5) ? called : one(SCRIPTED));
  const css = (): string =>
    one([
      `*{background:url(${called})}`,
      `*{background:u\\72l("${called}")}`,
      `*{background-image:image-set("${called}" 1x);cursor:url(${called}),auto}`,
      `@import "${called}";@import url(${called}) layer(x) supports(display:grid) screen;`,
      `@font-face{font-family:f;src:url(${called})}*{font-family:f}`,
      `*{--u:url(${called});background:var(--u)}`,
      `*::before{content:${JSON.stringify(markup().replaceAll("\u0000", ""))} url(${called})}`,
      `/* ${markup().replaceAll("*/", "")} */ *{background:url("${called}?</style>")}`,
      `@namespace x url(${called});*{mask:url(${called}#m);filter:url(${called}#f);clip-path:url(${called}#c)}`,
      `*{behavior:url(${called});-moz-binding:url(${called})}`,
      `@supports (display:grid){@media screen{@layer a{*{list-style:url(${called});&:hover{border-image:url('${called}') 1}}}}}`,
      `[x="${MARKUP.replaceAll('"', "'")}"]{color:red}@property --p{syntax:"<url>";inherits:true;initial-value:url(${called})}`,
    ]);
  const text = (): string => one([markup, css, () => "plain & <b> text", () => `\n${markup()}`, () => "", () => ran])();

  const ATTRIBUTES: readonly (() => [string, string])[] = [
    () => [
      one(
        names(
          "src href action formaction data poster background srcset xlink:href cite longdesc usemap ping manifest codebase code classid archive lowsrc dynsrc profile icon imagesrcset attributionsrc",
        ),
      ),
      url(),
    ],
    () => [
      one(
        names(
          "onload onerror onclick onfocus onmouseover onbegin onend ontoggle onanimationstart onresize onscroll ONLOAD onx",
        ),
      ),
      ran,
    ],
    () => ["style", css().replace(/^[^{]*\{|\}$/g, "")],
    () => ["srcdoc", markup()],
    () => [one(names("title alt id class name value placeholder data-x label content lang is slot part")), text()],
    () => ["srcset", `${called} 1x, ${called}2 2x`],
    () => [
      "rel",
      one(
        names(
          "stylesheet preload prefetch prerender manifest icon import modulepreload dns-prefetch preconnect next apple-touch-icon",
        ),
      ),
    ],
    () => [
      "http-equiv",
      one(names("refresh set-cookie content-security-policy x-dns-prefetch-control default-style content-type")),
    ],
    () => ["content", `0;url=${url()}`],
    () => ["attributeName", one(names("href xlink:href onload style fill src"))],
    () => [one(names("to from by values")), maybe(0.5) ? url() : `${url()};${url()}`],
    () => [
      "type",
      one(
        names(
          "text/css text/html image/svg+xml module importmap speculationrules application/x-shockwave-flash image/png text/xml hidden password file image submit",
        ),
      ),
    ],
    () => [one(names("fill mask filter clip-path marker-end cursor stroke")), `url(${called}#x)`],
    () => [
      one(
        names(
          "autofocus open controls autoplay hidden async defer download nomodule sandbox allowfullscreen contenteditable popover",
        ),
      ),
      "",
    ],
    () => ["as", one(names("image style script font fetch document"))],
    () => ["loading", one(names("lazy eager"))],
    () => ["xml:base", called],
    () => ["target", one(names("_top _parent _blank _self"))],
    () => ["shadowrootmode", one(names("open closed"))],
    () => ["encoding", one(names("text/html application/xhtml+xml"))],
    () => ["preload", "auto"],
  ];
  const setAttribute = (element: Element): void => {
    const [name, value] = one(ATTRIBUTES)();
    try {
      if (name === "xlink:href" || maybe(0.05))
        element.setAttributeNS(maybe(0.8) ? XLINK : "urn:x", name.includes(":") ? name : `xlink:${name}`, value);
      else element.setAttribute(name, value);
    } catch {
      // a name that this element cannot have
    }
  };
  const PARSED: readonly (() => string)[] = [
    markup,
    () => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${called} onerror=${ran}&gt;">`,
    () => `<svg></p><style><a id="</style><img src=${called} onerror=${ran}>">`,
    () => `<form><math><mtext></form><form><mglyph><style></math><img src=${called} onerror=${ran}>`,
    () => `<p "onload=${ran}" '<img=1 /onerror=${ran} a<b=c x'y="${MARKUP.replaceAll('"', "'")}">`,
    () => `<noscript><p title="</noscript><img src=${called} onerror=${ran}>">`,
    () => `<svg><foreignObject><noscript><style></noscript><img src=${called} onerror=${ran}>`,
    () => `<template><script>${ran}</script><img src=${called}></template>`,
    () => `<select><template><style></select><img src=${called} onerror=${ran}></style>`,
    () => `<svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=${called} onerror=${ran}>">`,
    () => `<math><annotation-xml encoding="text/html"><style></math><img src=${called} onerror=${ran}></style>`,
    () =>
      `<iframe srcdoc="${MARKUP.replaceAll('"', "'")}"></iframe><object data="${one(SCRIPTED).replaceAll('"', "'")}"></object>`,
    () => `<!--${one(ENDS)}--><![CDATA[${MARKUP}]]><?xml-stylesheet href="${called}"?><!${MARKUP}>`,
    () => `<table><tr><td><svg><desc><td><script>${ran}</script>`,
  ];

  let left = 20 + Math.floor(random() * 40);
  const node = (depth: number): Node => {
    left--;
    if (maybe(0.15)) return doc.createTextNode(text());
    if (maybe(0.05)) return doc.createComment(text());
    const ns = one([HTML, HTML, HTML, SVG, SVG, MATH, "urn:other"]) as keyof typeof TAGS;
    const element = doc.createElementNS(maybe(0.05) ? one([HTML, SVG, MATH]) : ns, one(TAGS[ns] ?? ["p"]));
    for (let n = Math.floor(random() * 4); n > 0; n--) setAttribute(element);
    if (element.localName === "style") element.append(css());
    fill(element, depth);
    return element;
  };
  const fill = (parent: Element | ShadowRoot, depth: number): void => {
    if (maybe(0.08) && "innerHTML" in parent) parent.innerHTML = one(PARSED)();
    while (left > 0 && depth < 8 && maybe(0.7)) {
      const child = node(depth + 1);
      try {
        parent.append(child);
      } catch {
        continue;
      }
      if (maybe(0.05) && child instanceof Object && "attachShadow" in child) {
        try {
          fill((child as Element).attachShadow({ mode: "open" }), depth + 1);
        } catch {
          // not every element can have one
        }
      }
      if (maybe(0.03) && (child as Element).localName === "template")
        fill((child as HTMLTemplateElement).content as unknown as ShadowRoot, depth + 1);
    }
  };
  while (left > 0) (maybe(0.2) ? doc.head : doc.body)?.append(node(0));
  const view = doc.defaultView as (Window & typeof globalThis) | null;
  if (view && maybe(0.3)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css());
    doc.adoptedStyleSheets = [sheet];
  }
  for (const sheet of doc.styleSheets) {
    try {
      if (maybe(0.3)) sheet.insertRule(css());
    } catch {
      // a rule that may not stand there
    }
  }
  for (const field of doc.querySelectorAll("input, textarea")) {
    try {
      (field as HTMLInputElement).value = text();
    } catch {
      // a file field
    }
  }
  for (const set of [doc.documentElement, doc.body, doc.head]) if (set && maybe(0.5)) setAttribute(set);
}
