import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { draftForm, draftProblems, toDraft } from "../../../../components/mission/mission-draft";
import { MissionDraftSchema } from "../../../../utils/core";
import { sampleMission } from "../samples";

const mission = sampleMission({
  title: "Refonte",
  amountCents: 1_248_050,
  startDate: "2026-01-12",
  parties: [{ role: "client", name: "Lefèvre", details: "" }],
});

describe("the mission form", () => {
  it("gives an unchanged mission back", () => {
    const draft = toDraft(draftForm(mission, "", "fr-FR"));
    expect(draft).toEqual(v.parse(MissionDraftSchema, mission));
  });

  it("begins a new mission with the title it is given", () => {
    expect(draftForm(null, "Typed", "fr-FR").title).toBe("Typed");
  });

  it("leaves out parties without a name and spaces around the title", () => {
    const form = {
      ...draftForm(mission, "", "fr"),
      title: "  A ",
      parties: [{ role: "other" as const, name: " ", details: "x" }],
    };
    expect(toDraft(form)).toMatchObject({ title: "A", parties: [] });
  });

  it.each([
    [{ title: " " }, ["title"]],
    [{ amount: "12 €" }, ["amount"]],
    [{ currency: "EU" }, ["currency"]],
    [{ startDate: "2026-02-01", endDate: "2026-01-01" }, ["dates"]],
    [{ startDate: "2026-02-01", endDate: "2026-02-01" }, []],
  ])("%j", (change, problems) => {
    expect(draftProblems({ ...draftForm(mission, "", "fr"), ...change })).toEqual(problems);
  });

  it("without problems is accepted by the background", () => {
    const form = draftForm(mission, "", "fr-FR");
    expect(draftProblems(form)).toEqual([]);
    expect(v.is(MissionDraftSchema, toDraft(form))).toBe(true);
  });
});
