import {
  dossierLines,
  headlineText,
  notProved,
  sentenceOf,
  summaryText,
  type WordsOptions,
} from "../../components/verify/words.ts";
import { type VerifyReport, verdictOf } from "../../utils/verify/index.ts";
import { createTranslator } from "../../verifier/translator.ts";
import { readMessages } from "./messages.ts";

/** The verdict as `verifier.html` says it, in English and UTC. Holds hostile text. */
export async function plainWords(report: VerifyReport): Promise<string[]> {
  const t = createTranslator(await readMessages("en"));
  const words: WordsOptions = { i18n: { t: t as WordsOptions["i18n"]["t"] }, formatTime: (utc) => utc };
  const verdict = verdictOf(report);
  return [
    `${headlineText(verdict.headline, words)}.`,
    summaryText(verdict.headline, words),
    ...dossierLines(verdict, words),
    ...verdict.statements.flatMap((statement) => {
      const { text, remark } = sentenceOf(statement, words);
      return [`- ${text}`, ...(remark === undefined ? [] : [`  ${remark}`])];
    }),
    `${t("verify.not_proved_title")}:`,
    ...notProved(words).map((text) => `- ${text}`),
  ];
}
