/**
 * A cookie that the page's own scripts send back as a header, to prove that a request is theirs. It goes nowhere else,
 * and is kept nowhere. Empty where there is none.
 */
export function cookieOf(doc: Document, name: string): string {
  const pair = doc.cookie.split("; ").find((text) => text.startsWith(`${name}=`));
  return decodeURIComponent(pair?.slice(name.length + 1) ?? "");
}
