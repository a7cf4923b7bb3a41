import { setTimeout as sleep } from "node:timers/promises";
import type { PageHandle } from "../../scripts/driver/index.ts";
import type { Step } from "./corpus.ts";

type Action = (page: PageHandle, argument: unknown) => Promise<unknown>;

/** What an index may ask for before a page is captured. */
const ACTIONS: Readonly<Record<string, Action>> = {
  wait: (_page, ms) => sleep(Number(ms)),
  click: (page, selector) => page.click(String(selector)),
  press: (page, key) => page.press(String(key)),
  fillAll: (page) => page.evaluate(fillEveryField),
  scrollInner: (page, topPx) => page.evaluate(scrollPanes, Number(topPx)),
  state: (page) => page.evaluate(setEveryState),
  top: (page) => page.evaluate(openTopLayer),
};

/** @throws Error when the index names a step that there is not */
export async function runSteps(page: PageHandle, steps: readonly Step[]): Promise<void> {
  for (const [name, argument] of steps) {
    const action = ACTIONS[name];
    if (action === undefined) throw new Error(`There is no step ${name}`);
    await action(page, argument);
  }
}

/** Types into, ticks and chooses whatever can be. Runs inside the page. */
function fillEveryField(): void {
  const typed = new Set(["text", "search", "email", "password", "url", "tel", "textarea"]);
  const values: Record<string, string> = { number: "12", range: "57", date: "2026-11-23" };
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    ":is(input, textarea, select):enabled:not([readonly])",
  );
  for (const [index, field] of [...fields].entries()) {
    if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
    else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = index % 2 === 0;
    else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = true;
    else if (typed.has(field.type)) field.value = `typed ${index}`;
    else if (values[field.type] !== undefined) field.value = values[field.type] ?? "";
    else continue;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Scrolls every box that scrolls on its own. Runs inside the page. */
function scrollPanes(topPx: number): void {
  for (const element of document.querySelectorAll("body *")) {
    const overflows = element.scrollHeight > element.clientHeight + 200;
    if (overflows && /auto|scroll/.test(getComputedStyle(element).overflowY)) element.scrollTop = topPx;
  }
}

/**
 * Gives what a user changes a state that the markup does not have; the elements are found by the ids of the page of
 * states. Runs inside the page.
 */
function setEveryState(): void {
  const set = (id: string, properties: Readonly<Record<string, unknown>>) => {
    const element = document.getElementById(id);
    if (element === null) throw new Error(`The page has no #${id}`);
    Object.assign(element, properties);
  };
  const texts = { t: 'typed <b>&"text', e: "not-an-email", pw: "secret", ta: "\nfirst line empty\n</textarea>tail" };
  const picked = { n: "42", d: "2026-02-03", c: "#ff8800", r: "90", o: "computed", pg: 66, me: 0.8 };
  for (const [id, value] of Object.entries({ ...texts, ...picked })) set(id, { value });
  for (const id of ["k", "z2"]) set(id, { checked: true });
  set("ind", { indeterminate: true });
  set("s", { selectedIndex: 2 });
  set("dis", { disabled: true, value: "disabled value" });
  set("ce", { innerHTML: "edited <b>rich</b>" });
  set("dt", { open: true });
  set("sc", { scrollTop: 300 });
  set("sch", { scrollLeft: 500 });
  const [first, second] = (document.getElementById("m") as HTMLSelectElement).options;
  if (first) first.selected = false;
  if (second) second.selected = true;
}

/** Opens a modal dialog and a popover. Runs inside the page. */
function openTopLayer(): void {
  (document.getElementById("dg") as HTMLDialogElement).showModal();
  (document.getElementById("dgi") as HTMLInputElement).value = "in dialog";
  document.getElementById("pop")?.showPopover();
}
