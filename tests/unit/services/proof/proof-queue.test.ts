import { expect, it, onTestFinished, vi } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "@/utils/core";
import { createNote } from "@/utils/services/evidence";
import { ProofQueue } from "@/utils/services/proof/proof-queue";
import { proofOfCapture, proofStatus } from "@/utils/services/proof/proof-state";
import { createJournal } from "@/utils/services/start-up";
import { Journal } from "@/utils/store";
import { startCalendar } from "../../../support/calendar";
import {
  type AuthorityBehaviour,
  opensslTsVerify,
  startTimestampAuthority,
} from "../../../support/timestamp-authority";
import { facts, platform, testDependencies } from "../test-dependencies";

// an authority of its own for each test is a dozen runs of openssl
vi.setConfig({ testTimeout: 60_000 });

/** A store with an authority that stamps it, and a clock that can be put forward. */
async function setUp(behaviour: AuthorityBehaviour = "honest", changes: Partial<Settings> = {}) {
  const store = await testDependencies();
  const clock = () => new Date(Date.now() + state.aheadMs);
  const base = { ...store, clock, journal: new Journal(store.db, clock) };
  const authority = await startTimestampAuthority({ keyType: "ec", behaviour });
  onTestFinished(() => authority.close());
  const own = { id: "own-1", name: "Own", url: authority.url };
  const state = {
    settings: { ...DEFAULT_SETTINGS, ownAuthorities: [own], ownRoots: authority.rootPem, ...changes } as Settings,
    aheadMs: 0,
    wakeAt: null as Date | null,
    allowed: true,
  };
  const deps = base;
  await deps.db.clear("journal");
  await createJournal(deps);
  const makeQueue = () =>
    new ProofQueue({
      ...deps,
      settings: async () => state.settings,
      mayAsk: async () => state.allowed,
      fetch: (...request) => fetch(...request),
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      sleep: async (ms) => {
        state.aheadMs += ms;
      },
      wakeAt: (time) => {
        state.wakeAt = time;
      },
    });
  const capture = (title: string) =>
    createNote(deps, {
      missionId: base.mission.id,
      kind: "other",
      title,
      text: "",
      datedAt: "2026-03-01T09:00:00.000Z",
      facts,
      platform,
    });
  const first = await capture("Note");
  return { deps, authority, state, makeQueue, queue: makeQueue(), capture, first };
}

type Store = Awaited<ReturnType<typeof setUp>>;

async function stampOf({ deps, first }: Store, captureId = first.id) {
  const { stamps } = await proofOfCapture(deps, captureId);
  expect(stamps).toHaveLength(1);
  const [stamp] = stamps;
  if (!stamp) throw new Error("no stamp");
  return stamp;
}

it("a capture is signed and stamped, and openssl accepts what is kept", async () => {
  const store = await setUp();
  await store.queue.run();
  const stamp = await stampOf(store);
  expect(stamp).toMatchObject({ state: "stamped", trusted: true, problem: null, late: false, nextTryAt: null });
  expect(Math.abs(stamp.offsetMs ?? Number.NaN)).toBeLessThan(60_000);
  const [stored] = await store.deps.db.getAll("stamps");
  const head = await store.deps.db.get("heads", stamp.sequence);
  const { rootPem } = store.authority;
  const reply = stored?.reply ?? new Uint8Array();
  const data = new TextEncoder().encode(head?.json);
  expect(opensslTsVerify({ reply, data, rootPem }).isVerified).toBe(true);
  expect(opensslTsVerify({ reply, data: data.slice(1), rootPem }).isVerified).toBe(false);
  expect(store.state.wakeAt).toBeNull();
});

it("nothing is asked of anybody where no authority is chosen, and the head is signed all the same", async () => {
  const store = await setUp("honest", { ownAuthorities: [] });
  await store.queue.run();
  expect(store.authority.requests()).toBe(0);
  expect((await proofStatus(store.deps)).headSequence).toBe(3);
  expect((await proofOfCapture(store.deps, store.first.id)).stamps).toEqual([]);
});

it("a root that is not trusted is said, and the stamp kept", async () => {
  const store = await setUp("honest", { ownRoots: "" });
  await store.queue.run();
  expect(await stampOf(store)).toMatchObject({ state: "stamped", trusted: false });
});

it.each([
  ["down", "authority-unreachable"],
  ["garbage", "authority-answer-invalid"],
  ["other-hash", "authority-answer-invalid"],
  ["expired-certificate", "authority-answer-invalid"],
  ["rate-limited", "authority-busy"],
  ["refuses", "authority-refused"],
] as const)("an authority that is %s is asked again later, and then stamps", async (behaviour, code) => {
  const store = await setUp(behaviour);
  await store.queue.run();
  const waiting = await stampOf(store);
  expect(waiting).toMatchObject({ state: "waiting", problem: { code }, tries: 1, genTime: null });
  expect(store.state.wakeAt?.toISOString()).toBe(waiting.nextTryAt);
  // not before its time, and not by a start of the background either
  await store.makeQueue().run();
  expect(store.authority.requests()).toBe(1);
  store.authority.setBehaviour("honest");
  store.state.aheadMs = Date.parse(waiting.nextTryAt ?? "") - Date.now() + 1_000;
  await store.makeQueue().run();
  expect(await stampOf(store)).toMatchObject({ state: "stamped", trusted: true, problem: null, tries: 2 });
});

it("the browser's permission is asked for first, and its absence is told", async () => {
  const store = await setUp();
  store.state.allowed = false;
  await store.queue.run();
  expect(await stampOf(store)).toMatchObject({ state: "waiting", problem: { code: "authority-not-allowed" } });
  expect(store.authority.requests()).toBe(0);
});

it("one stamp covers all that waits, and failures are not forgotten over new captures", async () => {
  const store = await setUp("down");
  await store.queue.run();
  const second = await store.capture("Another");
  await store.queue.run();
  expect(store.authority.requests()).toBe(1);
  expect((await stampOf(store, second.id)).problem?.code).toBe("authority-unreachable");
  store.authority.setBehaviour("honest");
  store.state.aheadMs = 10 * 60_000;
  await store.queue.run();
  expect(store.authority.requests()).toBe(2);
  expect((await stampOf(store)).sequence).toBe((await stampOf(store, second.id)).sequence);
});

it("an hour's captures wait for the hour", async () => {
  const store = await setUp("honest", { timestampEvery: "hour" });
  await store.queue.run();
  expect(await proofOfCapture(store.deps, store.first.id)).toEqual({ headSequence: null, stamps: [] });
  expect(store.state.wakeAt).not.toBeNull();
  store.state.aheadMs = 61 * 60_000;
  await store.queue.run();
  expect((await stampOf(store)).state).toBe("stamped");
});

it("the user may have it stamped at once", async () => {
  const store = await setUp("honest", { timestampEvery: "day" });
  await store.queue.stampNow();
  expect((await stampOf(store)).state).toBe("stamped");
});

it("what waits for a witness that was switched off waits no more", async () => {
  const store = await setUp("down");
  await store.queue.run();
  store.state.settings = { ...store.state.settings, ownAuthorities: [] };
  await store.queue.run();
  expect((await proofOfCapture(store.deps, store.first.id)).stamps).toEqual([]);
  expect(store.state.wakeAt).toBeNull();
});

it("OpenTimestamps promises, and keeps the promise later", async () => {
  const calendar = await startCalendar();
  onTestFinished(() => calendar.close());
  const store = await setUp("honest", {
    ownAuthorities: [],
    openTimestamps: true,
    openTimestampsCalendars: [calendar.url],
  });
  await store.queue.run();
  const promised = await stampOf(store);
  expect(promised.state).toBe("promised");
  calendar.behaviour = "complete";
  store.state.aheadMs = Date.parse(promised.nextTryAt ?? "") - Date.now() + 1_000;
  await store.queue.run();
  expect(await stampOf(store)).toMatchObject({ state: "stamped", nextTryAt: null });
});
