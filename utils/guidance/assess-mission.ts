import {
  BUILT_IN_POINTS,
  type ChecklistMark,
  type Guidance,
  type GuidancePoint,
  type GuidanceText,
  type OwnItem,
} from "../core";
import { builtInPoint } from "./built-in-points";
import { type Evidence, evidenceOf } from "./evidence";
import { exhibitsFound } from "./finding";
import type { GuidanceInput } from "./input";
import { remindersOf } from "./reminders";
import { mentions } from "./search-text";
import type { ChecklistItem } from "./trade";

const GROUPS: readonly GuidancePoint["group"][] = ["mission", "trade", "practice", "own"];

/** What is known of a point before the user's mark is looked at. */
type Found = Omit<GuidancePoint, "state" | "note" | "markable">;

/**
 * What a mission has and what it lacks, by its trade and by good practice. Points that do not apply count neither
 * as met nor in the total; what cannot be seen is missing until the user says otherwise.
 */
export function assessMission(input: GuidanceInput): Guidance {
  const { mission, captures, settings, checklist, trade } = input;
  const evidence = evidenceOf(captures, mission, settings.ownerName);
  const markOf = (id: string) => (Object.hasOwn(checklist.marks, id) ? checklist.marks[id] : undefined);
  const assessed = (id: string, find: (counted: readonly Evidence[]) => Found): GuidancePoint => {
    const mark = markOf(id);
    return marked(find(withoutRejected(evidence, mark)), mark, evidence);
  };
  const points = [
    ...BUILT_IN_POINTS.map((id) => assessed(id, (counted) => builtInPoint(id, input, counted))),
    ...trade.checklist.map((item) => assessed(item.id, (counted) => tradePoint(item, counted))),
    ...checklist.own.map(ownPoint),
  ].sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
  const weightOf = (state: GuidancePoint["state"]) =>
    points.reduce((sum, point) => sum + (point.state === state ? point.weight : 0), 0);
  const met = weightOf("met");
  return { points, met, total: met + weightOf("missing"), reminders: remindersOf(input, evidence) };
}

function tradePoint(
  { id, label, why, how, kinds, words, minimum, weight, action }: ChecklistItem,
  counted: readonly Evidence[],
): Found {
  const text: GuidanceText = { from: "trade", label, why, how };
  const shows = counted.filter(
    (each) => kinds.includes(each.capture.kind) && (words.length === 0 || mentions(each.text, words)),
  );
  const basis = kinds.length === 0 ? "user" : "exhibits";
  return { id, group: "trade", weight, action, text, ...exhibitsFound(shows, minimum), basis };
}

function ownPoint({ id, label, done }: OwnItem): GuidancePoint {
  return {
    id,
    group: "own",
    weight: 1,
    state: done ? "met" : "missing",
    basis: "user",
    text: { from: "own", label },
    captureIds: [],
    found: done ? 1 : 0,
    needed: 1,
    note: "",
    markable: true,
    action: "mark",
  };
}

/** Exhibits but those of which the user said that they do not show the point. */
function withoutRejected(evidence: readonly Evidence[], mark: ChecklistMark | undefined): readonly Evidence[] {
  if (mark?.state !== "missing") return evidence;
  return evidence.filter(({ capture }) => !mark.captureIds.includes(capture.id));
}

/** A point with the user's word about it. Facts that the program knows are not for the user to say. */
function marked(found: Found, mark: ChecklistMark | undefined, evidence: readonly Evidence[]): GuidancePoint {
  const markable = found.basis === "exhibits" || (found.basis === "user" && found.group === "trade");
  const note = mark?.note ?? "";
  const seen: GuidancePoint = {
    ...found,
    note,
    markable,
    state: found.needed <= found.found ? "met" : "missing",
  };
  if (mark?.state === "not-applicable") return { ...seen, state: "not-applicable", basis: "user" };
  if (mark?.state !== "done" || !markable) return seen;
  const named = evidence.filter(({ capture }) => mark.captureIds.includes(capture.id));
  // the exhibits that showed it are gone
  if (named.length === 0 && mark.captureIds.length > 0) return seen;
  const captureIds = [...new Set([...named.map(({ capture }) => capture.id), ...found.captureIds])];
  return { ...seen, captureIds, state: "met", basis: "user" };
}
