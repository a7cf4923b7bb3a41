export interface HarmlessCss {
  readonly css: string;
  /** Requests that it would have made. */
  readonly remote: number;
}

/** `url(…)` to its bracket, quoted or not, closed or not. */
const URL_FUNCTION = /url\(\s*(?:"[^"]*"?|'[^']*'?|[^"')]*)[^)]*\)?/gi;
/** Other functions that fetch (CSS Images 4, CSS Values 5), or that old browsers ran as a script. */
const FETCHING = /(image-set|cross-fade|image|src|element|expression)\(/gi;

/**
 * A sheet or a style attribute that fetches nothing. It is not parsed but made unable: escapes and comments, which
 * could hide a word, go first; then every word that fetches. What a browser cannot read after that, it leaves out.
 */
export function harmlessCss(source: string): HarmlessCss {
  let remote = 0;
  // "<" could end the style element
  const plain = withoutComments(source.replace(/[\\<]/g, ""));
  const css = plain
    .replace(URL_FUNCTION, (address) => {
      if (isRemote(address)) remote++;
      return "none";
    })
    .replace(FETCHING, () => {
      remote++;
      return "blocked(";
    })
    .replace(/@import/gi, () => {
      remote++;
      return "@blocked";
    });
  return { css, remote };
}

function isRemote(address: string): boolean {
  return !/^url\(\s*["']?\s*(data|cid):/i.test(address);
}

function withoutComments(source: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("/*", at);
    pieces.push(source.slice(at, open < 0 ? source.length : open));
    if (open < 0) break;
    const close = source.indexOf("*/", open + 2);
    at = close < 0 ? source.length : close + 2;
  }
  return pieces.join(" ");
}
