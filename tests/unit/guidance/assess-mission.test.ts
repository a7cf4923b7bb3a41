import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  BUILT_IN_POINTS,
  CAPTURE_ORIGINS,
  type ChecklistMark,
  ChecklistSchema,
  EVIDENCE_KINDS,
  MISSION_STATUSES,
  PARTY_ROLES,
} from "../../../utils/core";
import { assessMission, TRADES, tradeOf } from "../../../utils/guidance";
import { captureId, checklist, exhibit, input, MISSION_ID, mission } from "./samples";

const OWN = { id: captureId(1), label: "Photographies du chantier", done: false };
const EMPTY_TOTAL = assessMission(input()).total;

const tech = (fields: Parameters<typeof input>[0]) => assessMission(input({ trade: tradeOf("tech"), ...fields }));
const pointOf = (id: string, fields: Parameters<typeof input>[0]) =>
  tech(fields).points.find((point) => point.id === id);
const markedAs = (id: string, mark: Partial<ChecklistMark>) =>
  checklist({ marks: { [id]: { state: "done", captureIds: [], note: "", ...mark } } });

describe("the score", () => {
  it("of nothing is nothing of the weights of all points", () => {
    const { met, total, points } = assessMission(input());
    const trade = tradeOf("general").checklist.reduce((sum, { weight }) => sum + weight, 0);
    // two built-in points count twice
    expect([met, total]).toEqual([0, trade + BUILT_IN_POINTS.length + 2]);
    expect(points).toHaveLength(tradeOf("general").checklist.length + BUILT_IN_POINTS.length);
  });

  it("grows by a point's weight", () => {
    const amount = assessMission(input({ mission: mission({ amountCents: 1 }) }));
    expect([amount.met, amount.total]).toEqual([1, EMPTY_TOTAL]);
    const contract = assessMission(input({ captures: [exhibit("2026-03-01", { kind: "contract" })] }));
    expect([contract.met, contract.total]).toEqual([2, EMPTY_TOTAL]);
  });

  it("leaves out what does not apply", () => {
    const { met, total } = assessMission(
      input({ checklist: markedAs("contract-writings", { state: "not-applicable" }) }),
    );
    expect([met, total]).toEqual([0, EMPTY_TOTAL - 2]);
  });

  it("counts the user's own items", () => {
    const open = assessMission(input({ checklist: checklist({ own: [OWN] }) }));
    const done = assessMission(input({ checklist: checklist({ own: [{ ...OWN, done: true }] }) }));
    expect([open.met, open.total, done.met, done.total]).toEqual([0, EMPTY_TOTAL + 1, 1, EMPTY_TOTAL + 1]);
    expect(done.points.at(-1)).toMatchObject({ group: "own", basis: "user", text: { from: "own", label: OWN.label } });
  });

  it("has groups in their order", () => {
    const groups = assessMission(input({ checklist: checklist({ own: [OWN] }) })).points.map(({ group }) => group);
    expect([...new Set(groups)]).toEqual(["mission", "trade", "practice", "own"]);
    expect(groups).toEqual(
      [...groups].sort((a, b) => [...new Set(groups)].indexOf(a) - [...new Set(groups)].indexOf(b)),
    );
  });
});

describe("a trade's point", () => {
  const record = exhibit("2026-03-02", { kind: "validation", title: "Procès-verbal de RECETTE signé" });

  it("is met by an exhibit of its kind that names it", () => {
    const point = pointOf("acceptance-record", { captures: [record] });
    expect(point).toMatchObject({ state: "met", basis: "exhibits", captureIds: [record.id], found: 1, needed: 1 });
  });

  it("is found by a file's name, too", () => {
    const artifacts = [{ ...sampleFile, fileName: "PV-proces-verbal-2.pdf" }];
    const captures = [exhibit("2026-03-02", { kind: "contract", artifacts })];
    expect(pointOf("acceptance-record", { captures })?.state).toBe("met");
  });

  it.each([
    ["another validation", { kind: "validation", title: "Maquettes validées" } as const],
    ["a page that speaks of it", { kind: "page", title: "Recette" } as const],
    ["a word inside of another", { kind: "validation", title: "Marecette" } as const],
    ["an erased exhibit", { kind: "validation", title: "Recette", erasedAt: "2026-03-03T00:00:00.000Z" } as const],
  ])("is not met by %s", (_, fields) => {
    expect(pointOf("acceptance-record", { captures: [exhibit("2026-03-02", fields)] })?.state).toBe("missing");
  });

  it("is missing until there are enough, and shows those that are there", () => {
    const one = exhibit("2026-03-02", { kind: "other", title: "Sprint 1" });
    const two = exhibit("2026-03-09", { kind: "meeting", title: "Rétrospective du sprint 2" });
    expect(pointOf("sprint-journal", { captures: [one] })).toMatchObject({
      state: "missing",
      found: 1,
      needed: 2,
      captureIds: [one.id],
    });
    expect(pointOf("sprint-journal", { captures: [two, one] })).toMatchObject({
      state: "met",
      captureIds: [one.id, two.id],
    });
  });

  it("that nothing can show is met by the user alone", () => {
    const health = (list = checklist()) =>
      assessMission(input({ trade: tradeOf("health"), checklist: list })).points.find(({ id }) => id === "pseudonyms");
    expect(health()).toMatchObject({ state: "missing", basis: "user", markable: true });
    expect(health(markedAs("pseudonyms", {}))).toMatchObject({ state: "met", basis: "user" });
  });
});

const sampleFile = {
  id: captureId(2),
  role: "file",
  mediaType: "application/pdf",
  sizeBytes: 1,
  sha256: "0".repeat(64),
} as const;

describe("what the user says of a point", () => {
  const contract = exhibit("2026-03-02", { kind: "page", title: "Espace client" });

  it("done counts, with the exhibits named", () => {
    const list = markedAs("specification", { captureIds: [contract.id], note: "Voir page 3" });
    expect(pointOf("specification", { captures: [contract], checklist: list })).toMatchObject({
      state: "met",
      basis: "user",
      captureIds: [contract.id],
      note: "Voir page 3",
    });
  });

  it("done no longer counts when the exhibits named are gone", () => {
    const list = markedAs("specification", { captureIds: [contract.id] });
    const gone = { ...contract, erasedAt: "2026-03-03T00:00:00.000Z" };
    expect(pointOf("specification", { captures: [gone], checklist: list })).toMatchObject({
      state: "missing",
      captureIds: [],
    });
  });

  it("missing leaves out what seemed to show it, and nothing else", () => {
    const wrong = exhibit("2026-03-02", { kind: "contract", title: "Brief" });
    const right = exhibit("2026-03-03", { kind: "contract", title: "Cahier des charges" });
    const list = markedAs("specification", { state: "missing", captureIds: [wrong.id] });
    expect(pointOf("specification", { captures: [wrong], checklist: list })?.state).toBe("missing");
    expect(pointOf("specification", { captures: [wrong, right], checklist: list })).toMatchObject({
      state: "met",
      captureIds: [right.id],
    });
  });

  it("of an unknown point changes nothing", () => {
    expect(assessMission(input({ checklist: markedAs("from-another-trade", {}) }))).toEqual(assessMission(input()));
  });
});

describe("any mission", () => {
  const time = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString());
  const day = fc.option(
    fc.oneof(
      time.map((utc) => utc.slice(0, 10)),
      fc.constantFrom("2026-99-99", "0000-00-00", "9999-12-31"),
    ),
  );
  const ids = fc.integer({ min: 1, max: 12 }).map(captureId);
  const capture = fc.record({
    id: ids,
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    origin: fc.constantFrom(...CAPTURE_ORIGINS),
    title: fc.oneof(fc.string(), fc.constantFrom("Facture à valider", "Recette", "Sprint 1 : compte rendu")),
    datedAt: time,
    capturedAt: time,
    erasedAt: fc.option(time),
    recordJson: fc.option(
      fc.oneof(fc.string(), fc.constantFrom('{"mail":{}}', '{"mail":{"messages":[],"source":{}}}')),
    ),
  });
  const point = fc.constantFrom(...BUILT_IN_POINTS, ...TRADES.flatMap((trade) => trade.checklist.map(({ id }) => id)));
  const anyChecklist = fc.record({
    missionId: fc.constant(MISSION_ID),
    own: fc.array(fc.record({ id: ids, label: fc.constant("x"), done: fc.boolean() }), { maxLength: 5 }),
    marks: fc.dictionary(
      fc.oneof(point, fc.constantFrom("constructor", "tostring")),
      fc.record({
        state: fc.constantFrom("done", "not-applicable", "missing"),
        captureIds: fc.array(ids, { maxLength: 5 }),
        note: fc.string(),
      }),
    ),
    supports: fc.integer({ min: 0, max: 20 }),
    remindersOff: fc.array(fc.string(), { maxLength: 5 }),
  });

  it("has no more than all, and never what is not there", () => {
    fc.assert(
      fc.property(
        fc.array(capture, { maxLength: 12 }),
        anyChecklist,
        fc.constantFrom(...TRADES),
        fc.record({
          startDate: day,
          endDate: day,
          status: fc.constantFrom(...MISSION_STATUSES),
          parties: fc.array(
            fc.record({ role: fc.constantFrom(...PARTY_ROLES), name: fc.string(), details: fc.string() }),
          ),
        }),
        time,
        (captures, list, trade, facts, now) => {
          const live = captures.filter(({ erasedAt }) => erasedAt === null).map(({ id }) => id);
          const { met, total, points, reminders } = assessMission(
            input({
              mission: mission(facts),
              captures: captures.map((fields) => exhibit("2026-03-01", fields)),
              checklist: list as ReturnType<typeof checklist>,
              trade,
              now: new Date(now),
            }),
          );
          expect(met).toBeLessThanOrEqual(total);
          expect(met).toBeGreaterThanOrEqual(0);
          for (const each of points) {
            expect(live).toEqual(expect.arrayContaining([...each.captureIds]));
            if (each.state === "met" && each.basis !== "user") expect(each.found).toBeGreaterThanOrEqual(each.needed);
          }
          for (const { dueSince } of reminders) expect(Date.parse(dueSince)).toBeLessThanOrEqual(Date.parse(now));
          if (facts.status === "archived") expect(reminders).toEqual([]);
        },
      ),
    );
  });
});

describe("a stored checklist", () => {
  it.each<[string, Partial<Record<string, unknown>>, boolean]>([
    ["nothing", {}, true],
    ["all", { own: [OWN], marks: { scope: { state: "done", captureIds: [], note: "" } }, supports: 20 }, true],
    ["a support too many", { supports: 21 }, false],
    ["half a support", { supports: 1.5 }, false],
    ["an unknown state", { marks: { scope: { state: "won", captureIds: [], note: "" } } }, false],
    ["a note too long", { marks: { scope: { state: "done", captureIds: [], note: "x".repeat(2_001) } } }, false],
    ["an own item without words", { own: [{ ...OWN, label: "  " }] }, false],
    ["too many own items", { own: Array.from({ length: 101 }, () => OWN) }, false],
    ["a point that is none", { marks: { "a b": { state: "done", captureIds: [], note: "" } } }, false],
  ])("with %s", (_, fields, valid) => {
    expect(v.is(ChecklistSchema, { ...checklist(), ...fields })).toBe(valid);
  });
});
