import type { WordsOptions } from "../../components/verify/words";
import type { ShownExhibit } from "../../utils/core";
import { element, foreign } from "../dom";
import { i18n } from "../i18n";

/** Every exhibit with the time that it was captured at, and by which it existed at the latest. */
export function exhibitsView(exhibits: readonly ShownExhibit[], words: WordsOptions): HTMLElement | null {
  if (exhibits.length === 0) return null;
  const heads = [i18n.t("verify.exhibit"), i18n.t("verify.captured_column"), i18n.t("verify.existed_column")];
  return element(
    "section",
    {},
    element("h2", { id: "exhibits" }, i18n.t("verify.exhibits_title")),
    element(
      "div",
      { class: "scrolls", tabindex: 0, role: "region", "aria-labelledby": "exhibits" },
      element(
        "table",
        { "data-testid": "exhibits" },
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...exhibits.map((exhibit) => row(exhibit, words))),
      ),
    ),
  );
}

function row({ number, title, capturedAt, existedBy, altered }: ShownExhibit, { formatTime }: WordsOptions) {
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      `${number}. `,
      foreign(title),
      altered && element("span", { class: "tag", "data-tone": "bad" }, i18n.t("verify.exhibit_altered")),
    ),
    element("td", {}, element("time", { datetime: capturedAt }, formatTime(capturedAt))),
    existedBy && !altered
      ? element(
          "td",
          {},
          element("time", { datetime: existedBy.time }, formatTime(existedBy.time)),
          element("div", { class: "quiet" }, foreign(i18n.t("verify.according_to", [existedBy.authority]))),
          existedBy.qualified === "no"
            ? null
            : element("div", { class: "quiet" }, i18n.t(`verify.qualified_short.${existedBy.qualified}`)),
        )
      : element("td", {}, i18n.t("verify.no_existed")),
  );
}
