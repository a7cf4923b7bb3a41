import { fileURLToPath } from "node:url";
import { parseMessagesFile } from "@wxt-dev/i18n/build";
import type { Messages } from "../../verifier/translator.ts";

/** What the verifier says; the other texts of the extension stay out of it. */
const SECTIONS = /^(language_code$|common\.cancel$|verify\.)/;

/** The texts of one language by their key, for `createTranslator`. */
export async function readMessages(language: "en" | "fr"): Promise<Messages> {
  const file = fileURLToPath(new URL(`../../locales/${language}.yml`, import.meta.url));
  const entries = (await parseMessagesFile(file)).map((message): [string, Messages[string]] => {
    if (message.type !== "plural") return [message.key.join("."), message.message];
    const { 0: none = "", 1: one = "", n: more = "" } = message.plurals as Readonly<Record<string, string>>;
    return [message.key.join("."), [none, one, more]];
  });
  return Object.fromEntries(entries.filter(([key]) => SECTIONS.test(key)));
}
