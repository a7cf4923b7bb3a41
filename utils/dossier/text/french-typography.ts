/**
 * Texts with the no-break spaces that French puts before `: ; ? ! »` and after `«` (Lexique des règles typographiques
 * en usage à l'Imprimerie nationale), wherever they are written with ordinary ones: in strings, in what functions
 * return, in lists and in objects of those.
 */
export function frenchTypography<T>(texts: T): T {
  return spaced(texts) as T;
}

function spaced(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/ (?=[:;?!»])/g, "\u00A0").replace(/« /g, "«\u00A0");
  if (typeof value === "function") return (...parameters: unknown[]) => spaced(value(...parameters));
  if (Array.isArray(value)) return value.map(spaced);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spaced(each)]));
  }
  return value;
}
