import { element } from "../dom";
import { i18n } from "../i18n";
import { callout } from "./callout";
import { chooser } from "./start";

/** Roots that the reader trusts, beside those that the verifier knows. */
export function rootsView(
  count: number,
  unreadable: boolean,
  onChosen: (input: HTMLInputElement) => void,
): HTMLElement {
  return element(
    "section",
    { "data-testid": "roots", "data-count": count },
    element("h2", {}, i18n.t("verify.roots_title")),
    element("p", {}, i18n.t("verify.roots_text")),
    unreadable && callout("bad", { role: "alert" }, i18n.t("verify.roots_unreadable")),
    count > 0 && element("p", { role: "status" }, i18n.t("verify.roots_added", count)),
    element(
      "div",
      { class: "buttons" },
      chooser(i18n.t("verify.roots_choose"), { accept: ".pem,.crt,.cer", "data-testid": "choose-roots" }, onChosen),
    ),
  );
}
