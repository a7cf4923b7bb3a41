import { i18n } from "#i18n";
import type { Bilingual } from "../../utils/core";

/** Language of the interface as the messages have it: `en` or `fr`. */
export function interfaceLanguage(): string {
  return i18n.t("language_code");
}

export function inInterfaceLanguage(text: Bilingual): string {
  return interfaceLanguage() === "fr" ? text.fr : text.en;
}

/**
 * The user's regional variant of a language (fr-CA, en-GB), so that dates look as at home
 * and still match the words around them.
 */
export function regionalLanguage(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

/** For `Intl`. */
export function formatLanguage(): string {
  return regionalLanguage(interfaceLanguage(), navigator.languages);
}
