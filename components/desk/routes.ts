/** Sides of a mission, each with an address of its own; the captures come first. */
export const MISSION_PARTS = ["captures", "exhibits", "report", "guidance"] as const;
export type MissionPart = (typeof MISSION_PARTS)[number];

/** Where the desk is, as its address says after `#`. */
export type Route =
  | { readonly name: "missions" }
  | { readonly name: "new"; readonly title: string }
  | { readonly name: "mission"; readonly missionId: string; readonly part?: Exclude<MissionPart, "captures"> }
  | { readonly name: "capture"; readonly missionId: string; readonly captureId: string }
  | { readonly name: "verify" }
  | { readonly name: "settings" };

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Route of a location's hash; the missions where it is empty, null where it leads nowhere. */
export function parseRoute(hash: string): Route | null {
  const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decode);
  const [first, missionId, third, captureId] = parts;
  if (first === undefined) return { name: "missions" };
  if (parts.length === 1) {
    if (first === "missions" || first === "verify" || first === "settings") return { name: first };
    if (first === "new") return { name: "new", title: new URLSearchParams(search).get("mission") ?? "" };
  }
  if (first === "missions" && missionId) {
    if (parts.length === 2) return { name: "mission", missionId };
    const part = MISSION_PARTS.find((name) => name === third);
    if (parts.length === 3 && part !== undefined && part !== "captures") return { name: "mission", missionId, part };
    if (parts.length === 4 && third === "captures" && captureId) return { name: "capture", missionId, captureId };
  }
  return null;
}

export function routeHref(route: Route): string {
  switch (route.name) {
    case "new":
      return `#/new${route.title === "" ? "" : `?mission=${encodeURIComponent(route.title)}`}`;
    case "mission":
      return `#/missions/${encodeURIComponent(route.missionId)}${route.part === undefined ? "" : `/${route.part}`}`;
    case "capture":
      return `#/missions/${encodeURIComponent(route.missionId)}/captures/${encodeURIComponent(route.captureId)}`;
    default:
      return `#/${route.name}`;
  }
}
