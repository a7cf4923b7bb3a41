import { formatSize } from "../../components/ui/format";
import type { Progress } from "../app";
import { element } from "../dom";
import { i18n } from "../i18n";

export interface RunningView {
  readonly root: HTMLElement;
  update(progress: Progress): void;
}

/** The bar, and the way to stop. Only that it runs is announced: numbers would drown it. */
export function runningView(onCancel: () => void): RunningView {
  const bar = element("progress", { "aria-label": i18n.t("verify.progress"), max: 1, value: 0 });
  const bytes = element("span", { class: "quiet" });
  const root = element(
    "section",
    { class: "running", "data-testid": "running" },
    element("p", { role: "status" }, i18n.t("verify.running")),
    bar,
    element(
      "div",
      { class: "buttons spread" },
      bytes,
      element("button", { type: "button", click: onCancel, "data-testid": "cancel" }, i18n.t("common.cancel")),
    ),
  );
  return {
    root,
    update({ doneBytes, totalBytes }) {
      bar.value = totalBytes === 0 ? 0 : doneBytes / totalBytes;
      bytes.textContent = i18n.t("verify.bytes", [formatSize(doneBytes), formatSize(totalBytes)]);
    },
  };
}
