import { element } from "../dom";
import { i18n, LANGUAGES, type Language } from "../i18n";
import { callout } from "./callout";

/** What stands around every view: name, language, and the warning that a verifier may be forged. */
export function pageView(
  language: Language,
  onLanguage: (language: Language) => void,
  ...views: readonly (HTMLElement | null)[]
): HTMLElement[] {
  const select = element("select", {
    id: "language",
    "data-testid": "language",
    change: () => onLanguage(select.value as Language),
  });
  for (const [code, name] of Object.entries(LANGUAGES))
    select.append(element("option", { value: code, lang: code, selected: code === language }, name));
  return [
    element(
      "header",
      {},
      element("h1", {}, i18n.t("verify.page_title")),
      element("div", { class: "language" }, element("label", { for: "language" }, i18n.t("verify.language")), select),
    ),
    element(
      "main",
      {},
      ...views,
      element(
        "section",
        {},
        callout(
          "info",
          {},
          element("h2", {}, i18n.t("verify.forged_title")),
          element("p", {}, i18n.t("verify.forged_text")),
        ),
      ),
    ),
  ];
}
