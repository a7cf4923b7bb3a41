// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { beforeEach, expect, it, vi } from "vitest";
import { GuidancePanel } from "../../../../components/guidance/GuidancePanel";
import { AppProvider } from "../../../../components/ui/AppProvider";
import { NoticesProvider } from "../../../../components/ui/notices/NoticesProvider";
import { BordereauError, type Capture, type Checklist, type Mission } from "../../../../utils/core";
import { assessMission, tradeOf } from "../../../../utils/guidance";
import type { Client } from "../../../../utils/messages";
import { checklist, exhibit, input, MISSION_ID, mission } from "../../guidance/samples";

vi.mock("#i18n", () => ({
  i18n: {
    t: (key: string, ...values: unknown[]) => (key === "language_code" ? "fr" : `${key} ${JSON.stringify(values)}`),
  },
}));

const BRIEF = exhibit("2026-03-02", { kind: "contract", title: "Brief de départ" });
const PAGE = exhibit("2026-03-03", { title: "Espace client" });

let stored: Checklist;
let captures: readonly Capture[];
let facts: Mission;
let failure: Error | null;
let root: Root;
let container: HTMLElement;
const onAction = vi.fn();

/** What the background does with the requests of the panel. */
async function request(name: string, payload: { checklist?: Checklist }): Promise<unknown> {
  if (failure) throw failure;
  switch (name) {
    case "guidance.get": {
      const now = new Date("2026-03-20T12:00:00.000Z");
      return assessMission(input({ mission: facts, captures, checklist: stored, trade: tradeOf("tech"), now }));
    }
    case "checklist.get":
      return stored;
    case "checklist.save":
      stored = payload.checklist ?? stored;
      return null;
    case "captures.list":
      return captures;
    default:
      throw new Error(`no request ${name}`);
  }
}

const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)];
const find = (selector: string) => {
  const [found] = all(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
const row = (id: string) => `[data-point-id="${id}"]`;
const test = (id: string) => `[data-testid="${id}"]`;
const settle = () => act(async () => vi.advanceTimersByTimeAsync(100));
const click = async (selector: string) => {
  await act(async () => find(selector).click());
  await settle();
};
const type = async (selector: string, text: string) => {
  const field = find(selector) as HTMLInputElement | HTMLSelectElement;
  const prototype = field.tagName === "SELECT" ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  });
  await settle();
};

async function show(): Promise<void> {
  const client = { request, watchChanges: () => () => undefined } as unknown as Client;
  await act(async () =>
    root.render(
      <AppProvider services={{ client }}>
        <NoticesProvider>
          <GuidancePanel missionId={MISSION_ID} onAction={onAction} />
        </NoticesProvider>
      </AppProvider>,
    ),
  );
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  stored = checklist();
  captures = [BRIEF, PAGE];
  facts = mission();
  failure = null;
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
  return async () => {
    await act(async () => root.unmount());
    container.remove();
    vi.useRealTimers();
  };
});

it("says how many points are there, and of each whether it is", async () => {
  await show();
  const { met, total, points } = assessMission(input({ captures, trade: tradeOf("tech") }));
  expect(find(test("guidance-score")).textContent).toContain(`["${met}","${total}"]`);
  expect(all(test("guidance-point"))).toHaveLength(points.length);
  expect(find(row("contract-writings")).textContent).toContain("guidance.state_met");
  expect(find(row("mission-client")).textContent).toContain("guidance.state_missing");
  expect(find(row("specification")).textContent).toContain("Cahier des charges");
});

it("asks for the next step of what is missing, and of nothing else", async () => {
  await show();
  await click(`${row("mission-client")} ${test("point-action")}`);
  expect(onAction).toHaveBeenCalledExactlyOnceWith("edit-mission", expect.objectContaining({ id: "mission-client" }));
  expect(all(`${row("contract-writings")} ${test("point-action")}`)).toEqual([]);
});

it("shows on demand why a point counts and what shows it", async () => {
  await show();
  const button = find(`${row("specification")} ${test("point-details")}`);
  expect(button.getAttribute("aria-expanded")).toBe("false");
  await click(`${row("specification")} ${test("point-details")}`);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(document.getElementById(button.getAttribute("aria-controls") ?? "")?.hidden).toBe(false);
  expect(find(`${row("specification")} a`).getAttribute("href")).toContain(BRIEF.id);
});

it("marks a point as done with the exhibit that shows it, and undoes just that", async () => {
  await show();
  await click(`${row("code-history")} ${test("point-details")}`);
  await click(`${row("code-history")} ${test("mark-done")}`);
  await type(`${row("code-history")} select`, PAGE.id);
  await click(`${row("code-history")} ${test("mark-save")}`);
  expect(stored.marks).toEqual({ "code-history": { state: "done", captureIds: [PAGE.id], note: "" } });
  expect(find(row("code-history")).dataset.state).toBe("met");
  expect(document.activeElement).toBe(find(`${row("code-history")} ${test("point-details")}`));

  stored = { ...stored, supports: 2 };
  await click(test("notice-action"));
  expect(stored).toEqual(checklist({ supports: 2 }));
  expect(find(row("code-history")).dataset.state).toBe("missing");
});

it("rejects an exhibit that does not show a point, and takes it back", async () => {
  await show();
  await click(`${row("specification")} ${test("point-details")}`);
  await click(`${row("specification")} ${test("mark-missing")}`);
  expect(stored.marks.specification).toMatchObject({ state: "missing", captureIds: [BRIEF.id] });
  expect(find(row("specification")).dataset.state).toBe("missing");
  await click(`${row("specification")} ${test("mark-remove")}`);
  expect(find(row("specification")).dataset.state).toBe("met");
});

it("leaves out what does not apply", async () => {
  await show();
  await click(`${row("mission-amount")} ${test("point-details")}`);
  expect(all(`${row("mission-amount")} ${test("mark-done")}`)).toEqual([]);
  await click(`${row("mission-amount")} ${test("mark-not-applicable")}`);
  expect(find(row("mission-amount")).dataset.state).toBe("not-applicable");
});

it("counts the safe copies that the user says there are", async () => {
  await show();
  await click(`${row("copies-safe")} ${test("point-action")}`);
  expect(onAction).not.toHaveBeenCalled();
  await type(test("supports"), "3");
  expect(stored.supports).toBe(3);
  expect(find(row("copies-safe")).dataset.state).toBe("met");
});

it("adds, ticks and removes own items, each undone", async () => {
  await show();
  await type(test("own-label"), "  Photographies ");
  await click(test("own-add"));
  expect(stored.own).toMatchObject([{ label: "Photographies", done: false }]);
  await click(`${test("own-item")} input`);
  expect(stored.own[0]?.done).toBe(true);
  await click(test("own-remove"));
  expect(stored.own).toEqual([]);
  expect(document.activeElement).toBe(find(test("own-label")));
  const notices = all(test("notice-action"));
  await act(async () => notices.at(-1)?.click());
  await settle();
  expect(stored.own).toMatchObject([{ label: "Photographies", done: true }]);
});

it("shows reminders, and puts them away", async () => {
  facts = mission({ endDate: "2026-03-10" });
  await show();
  expect(all(test("reminder")).map(({ dataset }) => dataset.kind)).toEqual(["report-missing"]);
  await click(`${test("reminder")} button`);
  expect(onAction).toHaveBeenCalledExactlyOnceWith("open-report", null);
  await click(test("reminder-dismiss"));
  expect(all(test("reminder"))).toEqual([]);
  expect(document.activeElement).toBe(find("h2"));
  await click(test("notice-action"));
  expect(all(test("reminder"))).toHaveLength(1);
});

it("shows titles as text", async () => {
  captures = [{ ...BRIEF, title: "Brief <img src=x onerror=alert(1)>" }];
  await show();
  await click(`${row("specification")} ${test("point-details")}`);
  expect(all("img")).toEqual([]);
  expect(find(`${row("specification")} a`).textContent).toContain("<img");
});

it("says what failed, and tries again", async () => {
  failure = new BordereauError("storage-failed");
  await show();
  expect(find('[role="alert"]').textContent).toContain("error_storage_failed");
  failure = null;
  await click('[role="alert"] button');
  expect(all('[role="alert"]')).toEqual([]);
  expect(all(test("guidance-score"))).toHaveLength(1);
});

it("says that nothing was saved when saving fails", async () => {
  await show();
  failure = new BordereauError("storage-failed");
  await click(`${row("copies-safe")} ${test("point-action")}`);
  await type(test("supports"), "3");
  expect(stored.supports).toBe(0);
  expect(find('[role="alert"]').textContent).toContain("error_storage_failed");
});
