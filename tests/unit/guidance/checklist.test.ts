import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CHECKLIST_LIMITS, ChecklistSchema } from "../../../utils/core";
import { emptyChecklist, hasRoomForOwn, withMark, withOwn, withoutOwn, withReminderOff } from "../../../utils/guidance";
import { captureId, MISSION_ID } from "./samples";

const EMPTY = emptyChecklist(MISSION_ID);
const DONE = { state: "done", captureIds: [], note: "" } as const;
const item = (number: number) => ({ id: captureId(number), label: `Item ${number}`, done: false });
const ownOf = (count: number) => ({ ...EMPTY, own: Array.from({ length: count }, (_, index) => item(index)) });

describe("marks", () => {
  it("are set, replaced and taken away", () => {
    const marked = withMark(EMPTY, "scope", { ...DONE, captureIds: [] });
    expect(marked.marks).toEqual({ scope: DONE });
    expect(withMark(marked, "scope", { ...DONE, state: "missing", captureIds: [] }).marks.scope?.state).toBe("missing");
    expect(withMark(marked, "scope", null)).toEqual(EMPTY);
  });

  it("stay within the limits of what is stored", () => {
    const many = Array.from({ length: 80 }, (_, index) => captureId(index));
    const full = Array.from({ length: 400 }, (_, index) => `item-${index}`).reduce(
      (checklist, id) => withMark(checklist, id, { ...DONE, captureIds: many }),
      EMPTY,
    );
    expect(Object.keys(full.marks)).toHaveLength(CHECKLIST_LIMITS.marks);
    expect(v.is(ChecklistSchema, full)).toBe(true);
  });
});

describe("own items", () => {
  it("are added at the end or where they stood, replaced, and removed", () => {
    const three = ownOf(3);
    const without = withoutOwn(three, captureId(1));
    expect(without.own.map(({ id }) => id)).toEqual([captureId(0), captureId(2)]);
    expect(withOwn(without, item(1), 1)).toEqual(three);
    expect(withOwn(without, item(1)).own.at(-1)).toEqual(item(1));
    expect(withOwn(three, { ...item(1), done: true }).own[1]?.done).toBe(true);
  });

  it("are not added beyond their number", () => {
    const full = ownOf(CHECKLIST_LIMITS.ownItems);
    expect(hasRoomForOwn(full)).toBe(false);
    expect(withOwn(full, item(999))).toBe(full);
  });
});

it("keeps the newest reminders that were put away", () => {
  const full = Array.from({ length: 310 }, (_, index) => `no-capture:${index}`).reduce(withReminderOff, EMPTY);
  expect(full.remindersOff).toHaveLength(CHECKLIST_LIMITS.remindersOff);
  expect(full.remindersOff.at(-1)).toBe("no-capture:309");
  expect(withReminderOff(full, "no-capture:309").remindersOff).toEqual(full.remindersOff);
  expect(v.is(ChecklistSchema, full)).toBe(true);
});
