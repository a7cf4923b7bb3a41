import { describe, expect, it } from "vitest";
import { filterMissions, isNewTitle, pickableMissions } from "../../../../components/mission/mission-filter";
import { sampleMission } from "../samples";

const summary = (title: string, status: "active" | "closed" | "archived", lastUsedAt: string, client = "") => ({
  mission: sampleMission({ title, status, lastUsedAt, client }),
  captureCount: 0,
  sizeBytes: 0,
  lastCaptureAt: null,
});

const SUMMARIES = [
  summary("Old", "active", "2026-01-01T00:00:00.000Z", "Maison Lefèvre"),
  summary("Archived", "archived", "2026-05-01T00:00:00.000Z"),
  summary("Recent", "active", "2026-04-01T00:00:00.000Z"),
  summary("Closed", "closed", "2026-03-01T00:00:00.000Z"),
];

describe("missions in lists", () => {
  it("offers those that take captures, last used first", () => {
    expect(pickableMissions(SUMMARIES).map(({ title }) => title)).toEqual(["Recent", "Closed", "Old"]);
  });

  it("filters by status and by words", () => {
    const titles = (query: string) => filterMissions(SUMMARIES, "active", query).map(({ mission }) => mission.title);
    expect(titles("")).toEqual(["Recent", "Old"]);
    expect(titles("lefevre")).toEqual(["Old"]);
    expect(titles("archived")).toEqual([]);
  });
});

describe("isNewTitle", () => {
  const missions = [sampleMission({ title: "Été 2026" })];
  it.each([
    ["", false],
    ["  ", false],
    ["été 2026", false],
    [" ETE 2026 ", false],
    ["Été", true],
  ])("%j", (title, expected) => {
    expect(isNewTitle(title, missions)).toBe(expected);
  });
});
