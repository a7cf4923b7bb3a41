import { randomUUID } from "node:crypto";
import type { Platform } from "@/utils/browser";
import { DEFAULT_SETTINGS, EMPTY_MISSION_DRAFT, type Mission } from "@/utils/core";
import type { Dependencies, RecordFacts } from "@/utils/services/dependencies";
import { createMission } from "@/utils/services/missions";
import { openTestStore, tickingClock } from "../store/open-store";

export const facts: RecordFacts = {
  software: { name: "Bordereau", version: "0.0.0", revision: "test" },
  settings: { ...DEFAULT_SETTINGS, ownerName: "Camille Martin" },
};

export const platform: Platform = {
  operatingSystem: "linux",
  architecture: "x86-64",
  browser: "Test",
  browserVersion: "1",
  userAgent: "Test/1",
  languages: ["fr-FR"],
};

/** Services' dependencies over an empty store, with one mission. */
export async function testDependencies(): Promise<Dependencies & { changes: () => number; mission: Mission }> {
  let changes = 0;
  const { db, journal } = await openTestStore();
  const deps: Dependencies = {
    db,
    journal,
    clock: tickingClock(),
    randomId: randomUUID,
    onChange: () => {
      changes++;
    },
  };
  const mission = await createMission(deps, { ...EMPTY_MISSION_DRAFT, title: "Refonte du site" });
  return { ...deps, changes: () => changes, mission };
}
