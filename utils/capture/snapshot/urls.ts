/** The absolute form of a reference; null for what must not be followed. */
export function absoluteUrl(reference: string, baseUrl: string): string | null {
  try {
    const url = new URL(reference, baseUrl);
    return /^(https?|blob|data|file):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * An address as a record may show it: without the query and the fragment, where sites put tokens, and without
 * credentials. A data: or blob: address is cut short.
 */
export function recordableUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol === "data:") return `${url.slice(0, 40).split(",")[0]},…`;
    if (protocol === "blob:") return "blob:";
    // "about:blank" and "file:///…" have no origin to speak of
    return `${protocol}${protocol === "about:" ? "" : "//"}${host}${pathname}`.slice(0, 2_000);
  } catch {
    return "";
  }
}
