import { formatExactTime } from "../components/ui/format";
import { App } from "./app";
import { filesOfDrop, filesOfInput } from "./chosen";
import { element } from "./dom";
import { i18n, type Language, preferred, switchLanguage } from "./i18n";
import { checksView } from "./views/checks";
import { exhibitsView } from "./views/exhibits";
import { pageView } from "./views/page";
import { rootsView } from "./views/roots";
import { type RunningView, runningView } from "./views/running";
import { startView } from "./views/start";
import { verdictView } from "./views/verdict";

let language: Language = preferred();
let running: RunningView | null = null;

const app = new App(
  () => {
    draw();
    // where a screen reader goes on reading
    document.querySelector<HTMLElement>("#headline, [data-testid=cancel]")?.focus();
  },
  (progress) => running?.update(progress),
);

function views(): (HTMLElement | null)[] {
  const { view } = app;
  running = null;
  if (view.name === "start") {
    const onChosen = (input: HTMLInputElement) => {
      if (input.files?.length) void app.check(Promise.resolve(filesOfInput(input)));
    };
    return [startView(view.problem, { onChosen })];
  }
  if (view.name === "running") {
    running = runningView(() => app.cancel());
    return [running.root];
  }
  const words = { i18n, formatTime: (utc: string) => formatExactTime(utc) };
  return [
    verdictView(view.verdict, words),
    actions(),
    exhibitsView(view.verdict.exhibits, words),
    checksView(view.verdict, words),
    rootsView(app.roots.length, app.rootsUnreadable, (input) => void app.addRoots([...(input.files ?? [])])),
  ];
}

function actions(): HTMLElement {
  return element(
    "div",
    { class: "buttons no-print" },
    element("button", { type: "button", click: () => app.reset(), "data-testid": "again" }, i18n.t("verify.again")),
    element("button", { type: "button", click: () => window.print() }, i18n.t("verify.print")),
  );
}

function draw(): void {
  switchLanguage(language);
  document.title = i18n.t("verify.page_title");
  document.body.replaceChildren(
    ...pageView(
      language,
      (chosen) => {
        language = chosen;
        draw();
        document.getElementById("language")?.focus();
      },
      ...views(),
    ),
  );
}

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer?.files.length) void app.check(filesOfDrop(event.dataTransfer));
});
draw();
