import { describe, expect, it } from "vitest";
import type { CaptureRecord } from "@/utils/core";
import { createNote } from "@/utils/services/evidence";
import { authorityClock } from "@/utils/services/proof/authority-clock";
import type { StoredStamp } from "@/utils/store";
import { facts, platform, testDependencies } from "../test-dependencies";

const STAMP: StoredStamp = {
  sequence: 1,
  witness: "own-1",
  name: "Own",
  url: "https://tsa.test/",
  state: "stamped",
  query: null,
  reply: null,
  requestedAt: "2026-03-01T09:00:05.000Z",
  receivedAt: "2026-03-01T09:00:05.400Z",
  genTime: "2026-03-01T09:00:00Z",
  offsetMs: 5_200,
  trusted: true,
  tries: 1,
  problem: null,
};

/** What is known of the clock at a moment, of these stamps. */
async function clockAt(now: string, ...stamps: Partial<StoredStamp>[]) {
  const deps = await testDependencies();
  for (const [at, stamp] of stamps.entries()) await deps.db.put("stamps", { ...STAMP, sequence: at + 1, ...stamp });
  const clock = () => new Date(now);
  return { measured: await authorityClock({ db: deps.db, clock }), deps: { ...deps, clock } };
}

describe("authorityClock", () => {
  it("lies between what request and answer allow, the token's time being cut to the second", async () => {
    const { measured } = await clockAt("2026-03-01T10:00:00.000Z", {});
    // ahead by 4 to 5.4 seconds
    expect(measured).toEqual({
      offsetMs: 4_700,
      uncertaintyMs: 700,
      source: "timestamp of Own",
      measuredAt: STAMP.receivedAt,
    });
  });

  it("is that of the newest answer, whatever its place", async () => {
    const newer = {
      genTime: "2026-03-01T09:30:00Z",
      requestedAt: "2026-03-01T09:30:00.000Z",
      receivedAt: "2026-03-01T09:30:00.000Z",
    };
    const { measured } = await clockAt("2026-03-01T10:00:00.000Z", newer, {});
    expect(measured).toMatchObject({ offsetMs: -500, measuredAt: newer.receivedAt });
  });

  it.each([
    ["nobody was asked", "2026-03-01T10:00:00.000Z", []],
    ["the authority is not trusted", "2026-03-01T10:00:00.000Z", [{ trusted: false }]],
    ["there is only a promise", "2026-03-01T10:00:00.000Z", [{ state: "promised" as const, genTime: null }]],
    ["it was measured too long ago", "2026-03-02T09:00:05.401Z", [{}]],
  ])("is not known where %s", async (_, now, stamps) => {
    expect((await clockAt(now, ...stamps)).measured).toBeNull();
  });

  it("is sealed with the next capture", async () => {
    const { deps, measured } = await clockAt("2026-03-01T10:00:00.000Z", {});
    const { recordJson } = await createNote(deps, {
      missionId: deps.mission.id,
      kind: "other",
      title: "Note",
      text: "",
      datedAt: "2026-03-01T09:00:00.000Z",
      facts,
      platform,
    });
    expect((JSON.parse(recordJson ?? "{}") as CaptureRecord).clock.authority).toEqual(measured);
  });
});
