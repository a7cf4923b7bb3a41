import { describe, expect, it } from "vitest";
import { createJournal, dismissInterrupted, listInterrupted, reportInterrupted } from "@/utils/services/start-up";
import { testDependencies } from "./test-dependencies";

describe("start-up", () => {
  it("creates the journal once", async () => {
    const deps = await testDependencies();
    await createJournal(deps);
    expect(await deps.journal.entries()).toHaveLength(1);
  });

  it("reports an interrupted capture once, until it is dismissed", async () => {
    const deps = await testDependencies();
    const attemptId = deps.randomId();
    const attempt = { attemptId, missionId: deps.mission.id, startedAt: "2026-03-01T09:00:00.000Z" };
    await deps.db.put("attempts", { ...attempt, interrupted: false });
    await reportInterrupted(deps);
    await reportInterrupted(deps);
    expect(await listInterrupted(deps)).toEqual([attempt]);
    const events = (await deps.journal.entries()).map((entry) => entry.body?.event.type);
    expect(events).toEqual(["mission-created", "capture-interrupted"]);
    await dismissInterrupted(deps, attemptId);
    expect(await listInterrupted(deps)).toEqual([]);
  });
});
