import {
  dossierLines,
  headlineText,
  headlineTone,
  notProved,
  sentenceOf,
  summaryText,
  type WordsOptions,
} from "../../components/verify/words";
import type { DossierVerdict } from "../../utils/core";
import { element, foreign } from "../dom";
import { i18n } from "../i18n";
import { callout, mark } from "./callout";

/** At the top, for a lay person: intact or not, who vouches for what, and what is not proved. */
export function verdictView(verdict: DossierVerdict, words: WordsOptions): HTMLElement {
  const { headline, statements } = verdict;
  return element(
    "section",
    { class: "verdict", "data-testid": "verdict", "data-headline": headline },
    callout(
      headlineTone(headline),
      {},
      element("h2", { tabindex: -1, id: "headline" }, headlineText(headline, words)),
      element("p", {}, summaryText(headline, words)),
      ...dossierLines(verdict, words).map((line) => element("p", { class: "quiet" }, foreign(line))),
    ),
    element("h3", {}, i18n.t("verify.who_title")),
    element(
      "ul",
      { class: "statements" },
      ...statements.map((statement) => {
        const { tone, text, remark } = sentenceOf(statement, words);
        return element(
          "li",
          { "data-says": statement.says },
          mark(tone),
          element(
            "div",
            {},
            element("p", {}, foreign(text)),
            remark === undefined ? null : element("p", { class: "quiet" }, remark),
          ),
        );
      }),
    ),
    element("h3", {}, i18n.t("verify.not_proved_title")),
    element("ul", { class: "plain" }, ...notProved(words).map((text) => element("li", {}, text))),
  );
}
