import { describe, expect, it } from "vitest";
import { parseRoute, type Route, routeHref } from "../../../../components/desk/routes";

describe("routes", () => {
  it.each<[string, Route]>([
    ["", { name: "missions" }],
    ["#", { name: "missions" }],
    ["#/", { name: "missions" }],
    ["#/missions", { name: "missions" }],
    ["#/missions/", { name: "missions" }],
    ["#/settings", { name: "settings" }],
    ["#/new", { name: "new", title: "" }],
    ["#/new?mission=Refonte%20%26%20co", { name: "new", title: "Refonte & co" }],
    ["#/missions/m1", { name: "mission", missionId: "m1" }],
    ["#/missions/m1/report", { name: "mission", missionId: "m1", part: "report" }],
    ["#/missions/m1/captures/c1", { name: "capture", missionId: "m1", captureId: "c1" }],
  ])("%s", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each([
    "#/nowhere",
    "#/missions/m1/captures",
    "#/missions/m1/other/c1",
    "#/missions/m1/captures/c1/x",
    "#/settings/x",
  ])("%s leads nowhere", (hash) => {
    expect(parseRoute(hash)).toBeNull();
  });

  it("does not stumble over an address that is not encoded", () => {
    expect(parseRoute("#/missions/%E0%A4%A")).toEqual({ name: "mission", missionId: "%E0%A4%A" });
  });

  it.each<Route>([
    { name: "missions" },
    { name: "settings" },
    { name: "new", title: "" },
    { name: "new", title: "Été & hiver / 100 % ?#" },
    { name: "mission", missionId: "a/b" },
    { name: "mission", missionId: "a/b", part: "guidance" },
    { name: "capture", missionId: "m", captureId: "c d" },
  ])("gives %j back from its address", (route) => {
    expect(parseRoute(routeHref(route))).toEqual(route);
  });
});
