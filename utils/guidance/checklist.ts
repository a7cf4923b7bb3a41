import { CHECKLIST_LIMITS, type Checklist, type ChecklistMark, EMPTY_CHECKLIST, type OwnItem } from "../core";

/** The checklist of a mission of which nothing was noted yet. */
export function emptyChecklist(missionId: string): Checklist {
  return { missionId, ...EMPTY_CHECKLIST };
}

/** With that mark on a point, or without one. More marks than fit change nothing. */
export function withMark(checklist: Checklist, pointId: string, mark: ChecklistMark | null): Checklist {
  const { [pointId]: _, ...others } = checklist.marks;
  if (mark === null) return { ...checklist, marks: others };
  if (Object.keys(others).length >= CHECKLIST_LIMITS.marks) return checklist;
  const captureIds = mark.captureIds.slice(0, CHECKLIST_LIMITS.markedCaptures);
  return { ...checklist, marks: { ...others, [pointId]: { ...mark, captureIds } } };
}

/** Whether an own item may still be added. */
export function hasRoomForOwn({ own }: Checklist): boolean {
  return own.length < CHECKLIST_LIMITS.ownItems;
}

/** With that item at that place, at the end where none is given; one of the same id is replaced where it stands. */
export function withOwn(checklist: Checklist, item: OwnItem, place = checklist.own.length): Checklist {
  const present = checklist.own.some(({ id }) => id === item.id);
  if (present) return { ...checklist, own: checklist.own.map((each) => (each.id === item.id ? item : each)) };
  return hasRoomForOwn(checklist) ? { ...checklist, own: checklist.own.toSpliced(place, 0, item) } : checklist;
}

export function withoutOwn(checklist: Checklist, id: string): Checklist {
  return { ...checklist, own: checklist.own.filter((item) => item.id !== id) };
}

/** With a reminder put away; of many the oldest may come back. */
export function withReminderOff(checklist: Checklist, id: string): Checklist {
  const others = checklist.remindersOff.filter((each) => each !== id);
  return { ...checklist, remindersOff: [...others, id].slice(-CHECKLIST_LIMITS.remindersOff) };
}

export function withReminderOn(checklist: Checklist, id: string): Checklist {
  return { ...checklist, remindersOff: checklist.remindersOff.filter((each) => each !== id) };
}
