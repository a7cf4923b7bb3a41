import type { View } from "../app";
import { element } from "../dom";
import { i18n } from "../i18n";
import { callout } from "./callout";

type Problem = Extract<View, { name: "start" }>["problem"];

interface StartActions {
  readonly onChosen: (input: HTMLInputElement) => void;
}

/** Where the dossier is chosen, and what went wrong with the one before. */
export function startView(problem: Problem, { onChosen }: StartActions): HTMLElement {
  return element(
    "section",
    { class: "start" },
    problem && callout(problem === "cancelled" ? "warn" : "bad", { role: "alert" }, problemText(problem)),
    element("p", {}, i18n.t("verify.intro")),
    element(
      "div",
      { class: "buttons" },
      chooser(i18n.t("verify.choose_zips"), { accept: ".zip,application/zip", "data-testid": "choose-zips" }, onChosen),
      chooser(i18n.t("verify.choose_folder"), { webkitdirectory: true, "data-testid": "choose-folder" }, onChosen),
    ),
    element("p", { class: "quiet" }, i18n.t("verify.drop")),
    element("p", { class: "quiet" }, i18n.t("verify.network_text")),
  );
}

/** A file input that looks like a button; the browser's own would speak the browser's language. */
export function chooser(
  label: string,
  attributes: Readonly<Record<string, string | boolean>>,
  onChosen: (input: HTMLInputElement) => void,
): HTMLElement {
  const input = element("input", {
    ...attributes,
    type: "file",
    multiple: true,
    change: () => onChosen(input),
  });
  return element("label", { class: "chooser" }, input, element("span", {}, label));
}

function problemText(problem: NonNullable<Problem>): string {
  switch (problem) {
    case "cancelled":
      return i18n.t("verify.cancelled");
    case "failed":
      return i18n.t("verify.failed");
    case "nothing-found":
      return i18n.t("verify.nothing_found");
    case "drop-unreadable":
      return i18n.t("verify.drop_unreadable");
  }
}
