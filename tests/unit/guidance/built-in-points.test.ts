import { describe, expect, it } from "vitest";
import { BUILT_IN_POINTS, type BuiltInPointId, type GuidancePoint } from "../../../utils/core";
import { assessMission, type GuidanceInput } from "../../../utils/guidance";
import { sampleArtifact } from "../components/samples";
import { checklist, exhibit, input, mission } from "./samples";

const PROVIDER = { role: "provider", name: "Studio Galet", details: "" } as const;
const CLIENT = { role: "client", name: "Atelier Verrier", details: "" } as const;

function pointOf(id: string, fields: Partial<GuidanceInput>): GuidancePoint {
  const point = assessMission(input(fields)).points.find((each) => each.id === id);
  if (!point) throw new Error(`no point ${id}`);
  return point;
}

const invoice = (day: string) =>
  exhibit(day, { kind: "invoice", origin: "files", capturedAt: "2026-03-19T00:00:00.000Z" });
const deliverable = (day: string) =>
  exhibit(day, { kind: "deliverable", origin: "files", capturedAt: "2026-03-19T00:00:00.000Z" });
const undated = (kind: "invoice" | "deliverable") => exhibit("2026-03-10", { kind, origin: "files" });
const note = (day: string) => exhibit(day, { origin: "note", kind: "other" });

/** Each point with what meets it, and with what nearly does. */
const CASES: Readonly<Record<BuiltInPointId, { met: Partial<GuidanceInput>[]; missing: Partial<GuidanceInput>[] }>> = {
  "mission-client": {
    met: [{ mission: mission({ client: "Atelier" }) }, { mission: mission({ parties: [CLIENT] }) }],
    missing: [{}, { mission: mission({ client: "  ", parties: [PROVIDER] }) }],
  },
  "mission-parties": {
    met: [
      { mission: mission({ parties: [PROVIDER, CLIENT] }) },
      { mission: mission({ parties: [PROVIDER], client: "Atelier" }) },
    ],
    missing: [
      { mission: mission({ client: "Atelier" }) },
      { mission: mission({ parties: [PROVIDER] }) },
      { mission: mission({ parties: [{ ...PROVIDER, name: "" }, CLIENT] }) },
    ],
  },
  "mission-dates": {
    met: [{ mission: mission({ startDate: "2026-03-01", endDate: "2026-06-01" }) }],
    missing: [{}, { mission: mission({ startDate: "2026-03-01" }) }, { mission: mission({ endDate: "2026-03-01" }) }],
  },
  "mission-amount": {
    met: [{ mission: mission({ amountCents: 0 }) }, { mission: mission({ amountCents: 12 }) }],
    missing: [{}],
  },
  "contract-writings": {
    met: [{ captures: [exhibit("2026-03-01", { kind: "contract" })] }],
    missing: [
      { captures: [exhibit("2026-03-01", { kind: "other", title: "Contrat" })] },
      { captures: [exhibit("2026-03-01", { kind: "contract", erasedAt: "2026-03-02T00:00:00.000Z" })] },
    ],
  },
  "messages-originals": {
    met: [
      { captures: [exhibit("2026-03-01", { kind: "other", origin: "mail" })] },
      { captures: [exhibit("2026-03-01", { artifacts: [sampleArtifact({ role: "mail" })] })] },
    ],
    missing: [{ captures: [exhibit("2026-03-01", { kind: "message" })] }],
  },
  "validations-kept": {
    met: [{ captures: [exhibit("2026-03-01", { kind: "validation" })] }],
    missing: [{ captures: [exhibit("2026-03-01", { kind: "message", title: "Validation" })] }],
  },
  "invoices-justified": {
    met: [
      { captures: [invoice("2026-03-10"), deliverable("2026-03-10")] },
      { captures: [invoice("2026-03-10"), undated("deliverable")] },
      { captures: [undated("invoice"), deliverable("2026-03-12")] },
    ],
    missing: [
      {},
      { captures: [deliverable("2026-03-01")] },
      { captures: [invoice("2026-03-10")] },
      { captures: [invoice("2026-03-10"), deliverable("2026-03-11")] },
      { captures: [invoice("2026-03-05"), deliverable("2026-03-06"), invoice("2026-03-07")] },
    ],
  },
  "journal-regular": {
    met: [
      { mission: mission({ startDate: "2026-03-01" }), captures: [note("2026-03-02")] },
      { captures: [note("2026-03-02")] },
      { mission: mission({ startDate: "2026-01-01" }), captures: [note("2026-01-02"), note("2026-03-19")] },
      { mission: mission({ startDate: "2026-01-01", endDate: "2026-02-01" }), captures: [note("2026-02-01")] },
    ],
    missing: [
      {},
      { mission: mission({ startDate: "2026-01-01" }), captures: [note("2026-01-02"), note("2026-01-03")] },
      { mission: mission({ startDate: "2026-03-01" }), captures: [exhibit("2026-03-02")] },
      { mission: mission({ startDate: "2026-01-01", endDate: "2026-02-01" }), captures: [note("2026-02-03")] },
      { mission: mission({ startDate: "2026-04-01" }), captures: [note("2026-03-02")] },
    ],
  },
  "report-versioned": { met: [{ reportVersions: 1 }], missing: [{ reportVersions: 0 }] },
  "capturer-named": {
    met: [{ settings: { ownerName: "Camille", timestampsOn: false } }],
    missing: [{}, { settings: { ownerName: " ", timestampsOn: true } }],
  },
  "timestamps-on": {
    met: [{ settings: { ownerName: "", timestampsOn: true } }],
    missing: [{}, { settings: { ownerName: "Camille", timestampsOn: false } }],
  },
  "copies-safe": {
    met: [{ checklist: checklist({ supports: 3 }) }, { checklist: checklist({ supports: 20 }) }],
    missing: [{}, { checklist: checklist({ supports: 2 }) }],
  },
  "dossier-exported": { met: [{ exports: 2 }], missing: [{ exports: 0 }] },
};

describe.each(BUILT_IN_POINTS)("%s", (id) => {
  it.each(CASES[id].met.map((fields, index) => [index, fields] as const))("is met, case %i", (_, fields) => {
    expect(pointOf(id, fields)).toMatchObject({ state: "met", text: { from: "built-in", point: id } });
  });

  it.each(CASES[id].missing.map((fields, index) => [index, fields] as const))("is missing, case %i", (_, fields) => {
    const point = pointOf(id, fields);
    expect(point.state).toBe("missing");
    expect(point.found).toBeLessThan(point.needed);
  });

  it("can be said not to apply", () => {
    const marks = { [id]: { state: "not-applicable" as const, captureIds: [], note: "Gratuit" } };
    expect(pointOf(id, { checklist: checklist({ marks }) })).toMatchObject({
      state: "not-applicable",
      basis: "user",
      note: "Gratuit",
    });
  });
});

it("counts the months that have a note", () => {
  const captures = [note("2026-01-02"), note("2026-01-20"), note("2026-03-05")];
  const found = pointOf("journal-regular", {
    mission: mission({ startDate: "2025-12-01", endDate: "2026-02-28" }),
    captures,
  });
  expect(found).toMatchObject({ found: 1, needed: 3, captureIds: captures.slice(0, 2).map(({ id }) => id) });
});

it("facts that the program knows are not for the user to say", () => {
  const marks = { "dossier-exported": { state: "done" as const, captureIds: [], note: "" } };
  expect(pointOf("dossier-exported", { checklist: checklist({ marks }) })).toMatchObject({
    state: "missing",
    basis: "facts",
    markable: false,
  });
});
