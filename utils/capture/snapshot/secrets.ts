import { attributeOf } from "./dom";

/** Names of attributes and fields in which sites keep what opens an account. */
const SECRET_NAME = /csrf|xsrf|token|nonce|secret|session|passw|api[-_]?key|credential|auth(?!or(?!i))/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** What a page says of itself to its reader; the rest (verification codes, CSRF tokens, client ids) stays out. */
const KEPT_META =
  /^(?:viewport|color-scheme|theme-color|description|author|keywords|generator|robots|date|dcterms\..+|dc\..+|og:.+|article:.+|twitter:.+)$/i;

export function isKeptMeta(name: string): boolean {
  return KEPT_META.test(name) && !isSecretName(name);
}

/** A password that a page shows as text is one all the same. */
export function isShownPassword(input: Element): boolean {
  return /password/i.test(attributeOf(input, "autocomplete") ?? "");
}
