/**
 * What is active or would make a request in a page given as HTML, frames in `srcdoc` and templates included; empty
 * where there is nothing. Runs inside any page: it uses nothing but its argument and the DOM.
 */
export function activeContentOf(html: string): string[] {
  const ACTIVE = new Set(["script", "base", "portal", "fencedframe"]);
  const LOADING = new Set(["src", "srcset", "imagesrcset", "poster", "background", "data"]);
  const LOADING_LINKS = new Set(["link", "image", "use", "feimage", "script", "mpath", "textpath", "tref", "animate"]);
  const SVG_REFERENCES = /^(fill|stroke|filter|mask|clip-path|marker(-start|-mid|-end)?|cursor)$/i;
  const found: string[] = [];
  // a form's fields may go by these names
  const getter = (of: object, name: string) => Object.getOwnPropertyDescriptor(of, name)?.get;
  const localName = getter(Element.prototype, "localName");
  const namespaceUri = getter(Element.prototype, "namespaceURI");
  const attributes = getter(Element.prototype, "attributes");
  const textContent = getter(Node.prototype, "textContent");
  const tagOf = (element: Element): string => localName?.call(element).toLowerCase();
  const isLocal = (url: string) =>
    /^(data:(?!text\/html|image\/svg\+xml.*<script)|#|about:blank$|about:srcdoc$|$)/i.test(url);

  /** The page that an address of the kind `data:text/html` holds. */
  const htmlOf = (address: string): string | null => {
    const [, base64, content = ""] = /^data:text\/html[^,]*?(;base64)?,([\s\S]*)$/i.exec(address) ?? [];
    if (!/^data:text\/html/i.test(address)) return null;
    return base64
      ? new TextDecoder().decode(Uint8Array.from(atob(content), (c) => c.charCodeAt(0)))
      : decodeURIComponent(content);
  };

  const checkCss = (css: string, where: string): void => {
    const bare = css
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/g, (text, at: number) =>
        /(url\(\s*|@import\s*|image-set\([^)]*)$/i.test(css.slice(Math.max(0, at - 60), at)) ? text : '""',
      );
    for (const [text, url = ""] of bare.matchAll(/url\(\s*["']?([^"')]*)/gi)) {
      // what is not a picture is no picture, whatever it holds
      if (!isLocal(url.trim()) && !/^data:/i.test(url) && !/^(http:\/\/www\.w3\.org|urn:)/.test(url))
        found.push(`${where}: ${text.slice(0, 120)}`);
    }
    if (where === "style" && /@import/i.test(bare)) found.push(`${where}: @import`);
  };

  const checkAttribute = (element: Element, { localName: name, value }: Attr): void => {
    const tag = tagOf(element);
    // browsers skip these before they read the scheme
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
    const url = value.replace(/[\u0000-\u0020]/g, "");
    const where = `<${tag} ${name}="${value.slice(0, 100)}">`;
    if (/^on/i.test(name)) found.push(where);
    if (/^(javascript|vbscript|livescript):/i.test(url)) found.push(where);
    if (/(^|;)(javascript|vbscript):/i.test(url) && /^(values|from|to|by)$/i.test(name) && /^(animate|set)/.test(tag))
      found.push(where);
    const shows = /^(iframe|frame|object|embed)$/.test(tag) && /^(src|data)$/i.test(name);
    const inner = shows ? htmlOf(value) : null;
    if (inner !== null) walk(new DOMParser().parseFromString(inner, "text/html"));
    const loads = inner === null && (LOADING.has(name.toLowerCase()) || (name === "href" && LOADING_LINKS.has(tag)));
    const candidates = /srcset/i.test(name) ? url.split(/,(?!.*base64)/) : [url];
    if (loads && candidates.some((each) => !isLocal(each))) found.push(where);
    if (/^(action|formaction|ping|manifest|codebase|classid)$/i.test(name) && value !== "") found.push(where);
    if (name === "style") checkCss(value, where);
    else if (SVG_REFERENCES.test(name) && namespaceUri?.call(element) === "http://www.w3.org/2000/svg")
      checkCss(value, where);
    if (name === "srcdoc") walk(new DOMParser().parseFromString(value, "text/html"));
  };

  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll("*")) {
      const tag = tagOf(element);
      if (ACTIVE.has(tag)) found.push(`<${tag}>`);
      const equiv = Element.prototype.getAttribute.call(element, "http-equiv")?.trim().toLowerCase();
      if (tag === "meta" && equiv !== undefined && !["content-security-policy", "content-type"].includes(equiv))
        found.push(`<meta http-equiv="${equiv}">`);
      if (tag === "style") checkCss(textContent?.call(element) ?? "", "style");
      for (const attribute of attributes?.call(element) ?? []) checkAttribute(element, attribute);
      if (element instanceof HTMLTemplateElement) walk(element.content);
    }
  };
  walk(new DOMParser().parseFromString(html, "text/html"));
  return found;
}
