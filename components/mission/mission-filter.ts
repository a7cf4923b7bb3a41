import type { Mission, MissionSummary } from "../../utils/core";
import { matchesSearch, searchable } from "../ui/search";

export function missionMatches(mission: Mission, query: string): boolean {
  return matchesSearch(query, [mission.title, mission.client, mission.reference]);
}

/** What a capture can go into, last used first. */
export function pickableMissions(summaries: readonly MissionSummary[]): Mission[] {
  return summaries
    .map(({ mission }) => mission)
    .filter((mission) => mission.status !== "archived")
    .sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt));
}

/** The missions of one status that match, last used first. */
export function filterMissions(
  summaries: readonly MissionSummary[],
  status: Mission["status"],
  query: string,
): MissionSummary[] {
  return summaries
    .filter(({ mission }) => mission.status === status && missionMatches(mission, query))
    .sort((a, b) => b.mission.lastUsedAt.localeCompare(a.mission.lastUsedAt));
}

/** Whether a typed title would make a mission that is not there yet. */
export function isNewTitle(title: string, missions: readonly Mission[]): boolean {
  const wanted = searchable(title.trim());
  return wanted !== "" && !missions.some((mission) => searchable(mission.title) === wanted);
}
