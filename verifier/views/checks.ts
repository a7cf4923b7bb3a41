import { checkLabel, checksPassed, outcomeLabel, reasonLabel, type WordsOptions } from "../../components/verify/words";
import type { DossierVerdict, ShownCheck, ShownFinding } from "../../utils/core";
import { element, foreign } from "../dom";
import { i18n } from "../i18n";
import { mark } from "./callout";

const TONES = { passed: "ok", failed: "bad", "not-possible": "info" } as const;

/** Every check with its outcome and what it found. */
export function checksView(verdict: DossierVerdict, words: WordsOptions): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, i18n.t("verify.checks_title")),
    element("p", {}, checksPassed(verdict, words)),
    element(
      "ul",
      { class: "statements", "data-testid": "checks" },
      ...verdict.checks.map((check) => item(check, words)),
    ),
  );
}

function item(check: ShownCheck, words: WordsOptions): HTMLElement {
  return element(
    "li",
    { "data-check": check.id, "data-outcome": check.outcome },
    mark(TONES[check.outcome]),
    element(
      "div",
      {},
      element("p", {}, `${checkLabel(check, words)}: `, element("strong", {}, outcomeLabel(check, words))),
      check.findings.length === 0
        ? null
        : element("ul", { class: "findings" }, ...check.findings.map((finding) => findingItem(finding, words))),
    ),
  );
}

/** The details are the checks' own, in English. */
function findingItem({ where, reason, detail }: ShownFinding, words: WordsOptions): HTMLElement {
  return element(
    "li",
    {},
    where === "" ? null : element("code", {}, foreign(where)),
    where === "" ? null : " ",
    element("strong", {}, reasonLabel(reason, words)),
    " ",
    element("span", { class: "quiet", lang: "en" }, foreign(detail)),
  );
}
