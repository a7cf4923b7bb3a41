import type { i18n as ExtensionI18n } from "#i18n";
import { createTranslator, type Messages } from "./translator";

declare const __MESSAGES__: Readonly<Record<"en" | "fr", Messages>>;

export type Language = keyof typeof __MESSAGES__;

export const LANGUAGES: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

let translate = createTranslator(__MESSAGES__[preferred()]);

/** Stands in for the extension's `#i18n` in everything that is bundled into the verifier. */
export const i18n = {
  t: ((key: string, ...rest: never[]) => translate(key, ...rest)) as (typeof ExtensionI18n)["t"],
};

export function switchLanguage(language: Language): void {
  translate = createTranslator(__MESSAGES__[language]);
  document.documentElement.lang = language;
}

/** French where the browser's first language of the two is French, otherwise English. */
export function preferred(languages: readonly string[] = navigator.languages): Language {
  const first = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "fr" || tag === "en");
  return first === "fr" ? "fr" : "en";
}
