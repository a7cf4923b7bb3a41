import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fromHex, toHex } from "../../../../utils/core";
import {
  checkOts,
  createOts,
  createOtsRequest,
  describeOts,
  type OtsRequest,
  pendingAttestations,
  readCalendarReply,
  upgradeOts,
} from "../../../../utils/integrity/opentimestamps";
import { block, type Calendar, type CalendarBehaviour, startCalendar } from "../../../support/calendar";
import { judge, rewrittenByStandard, STANDARD_INSTALLED } from "./judges";
import { realFile } from "./real-files";

vi.setConfig({ testTimeout: 60_000 });

const DIGEST = new Uint8Array(createHash("sha256").update("head").digest());
const NONCE = Uint8Array.from({ length: 16 }, (_, index) => index);

const calendars: Calendar[] = [];
afterEach(async () => {
  await Promise.all(calendars.splice(0).map((calendar) => calendar.close()));
});

async function calendar(behaviour?: CalendarBehaviour): Promise<Calendar> {
  const started = await startCalendar(behaviour);
  calendars.push(started);
  return started;
}

async function post({ url }: Calendar, { commitment }: OtsRequest): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`${url}/digest`, { method: "POST", body: commitment })).arrayBuffer());
}

/** Asks for each promise; where the calendar has the block, the file with it. */
async function upgraded(ots: Uint8Array): Promise<Uint8Array> {
  let latest = ots;
  for (const { url, commitment } of await pendingAttestations(ots)) {
    const response = await fetch(`${url}/timestamp/${toHex(commitment)}`);
    if (response.ok) latest = await upgradeOts(latest, commitment, new Uint8Array(await response.arrayBuffer()));
  }
  return latest;
}

async function stamped(asked: readonly Calendar[]): Promise<Uint8Array> {
  const request = await createOtsRequest(DIGEST, NONCE);
  const replies = [];
  for (const one of asked) replies.push(await readCalendarReply(await post(one, request), request.commitment));
  return createOts(request, replies);
}

describe("a stamp", () => {
  it("hides the digest from the calendar", async () => {
    const { commitment } = await createOtsRequest(DIGEST, NONCE);
    expect(toHex(commitment)).toBe(createHash("sha256").update(DIGEST).update(NONCE).digest("hex"));
    const one = await calendar();
    await stamped([one]);
    expect(one.digests).toEqual([toHex(commitment)]);
  });

  it("holds the promises of several calendars, and another reader finds them", async () => {
    const [one, other] = [await calendar(), await calendar()];
    const ots = await stamped([one, other]);
    const pending = [one.url, other.url].toSorted();
    expect(await describeOts(ots)).toEqual({ digest: toHex(DIGEST), bitcoin: [], pending });
    expect(await checkOts({ ots, sha256: DIGEST })).toEqual({ outcome: "passed", complete: false, reason: null });
    const [found] = judge([ots]);
    expect(found?.digest).toBe(toHex(DIGEST));
    expect(found?.pending.map(([url]) => url).toSorted()).toEqual(pending);
    expect((await pendingAttestations(ots)).map(({ url, commitment }) => [url, toHex(commitment)])).toEqual(
      found?.pending,
    );
    if (STANDARD_INSTALLED) expect(rewrittenByStandard([ots])).toEqual([ots]);
  });

  it("becomes complete when the calendar has its block, one calendar after the other", async () => {
    const [one, other] = [await calendar(), await calendar()];
    const ots = await stamped([one, other]);
    expect(await upgraded(ots)).toEqual(ots);

    one.behaviour = "complete";
    const half = await upgraded(ots);
    expect(await describeOts(half)).toMatchObject({ bitcoin: [{ height: 358_391 }], pending: [other.url] });
    expect(await checkOts({ ots: half, sha256: DIGEST })).toMatchObject({ outcome: "passed", complete: true });

    other.behaviour = "complete";
    const whole = await upgraded(half);
    expect(one.requests.filter((line) => line.startsWith("GET"))).toHaveLength(2);
    const { bitcoin, pending } = await describeOts(whole);
    expect(pending).toEqual([]);
    expect(bitcoin).toHaveLength(2);
    const [found] = judge([whole]);
    const roots = found?.bitcoin.map(([, root]) => root);
    expect(bitcoin.map(({ merkleRoot }) => merkleRoot).toSorted()).toEqual(roots?.toSorted());
    expect(found?.pending).toHaveLength(2);
    expect(await upgraded(whole)).toEqual(whole);
    if (STANDARD_INSTALLED) expect(rewrittenByStandard([whole])).toEqual([whole]);
  });

  it("is the same when the same promise or block is added again", async () => {
    const one = await calendar();
    const ots = await stamped([one]);
    expect(await stamped([one, one])).toEqual(ots);
    const [promise] = await pendingAttestations(ots);
    const { commitment } = promise as { commitment: Uint8Array };
    const reply = block(Buffer.from(commitment));
    const whole = await upgradeOts(ots, commitment, reply);
    expect(await upgradeOts(whole, commitment, reply)).toEqual(whole);
  });

  it("follows what a real calendar answered once", async () => {
    const [promise] = await pendingAttestations(realFile("incomplete"));
    const { commitment } = promise as { commitment: Uint8Array };
    // the real upgraded file differs by a fork, and by the reply after the promise
    const fork = realFile("incomplete").length - 56;
    const reply = realFile("upgraded").slice(fork + 57);
    expect(await upgradeOts(realFile("incomplete"), commitment, reply)).toEqual(realFile("upgraded"));
  });
});

describe("a calendar's reply", () => {
  it.each(["garbage", "down"] as const)("of one that is %s is refused", async (behaviour) => {
    const request = await createOtsRequest(DIGEST, NONCE);
    const reply = await post(await calendar(behaviour), request);
    await expect(readCalendarReply(reply, request.commitment)).rejects.toMatchObject({ name: "OtsError" });
  });

  it.each([
    ["too large", new Uint8Array(10_001), "too-large"],
    ["longer than its timestamp", new Uint8Array([...fromHex("000588960d73d719010105"), 0]), "trailing-bytes"],
    ["with a step that cannot be computed", fromHex("03000588960d73d719010105"), "op-unsupported"],
    ["with a block for no root", fromHex("f00100000588960d73d719010105"), "malformed"],
  ])("%s is refused", async (_, reply, code) => {
    await expect(readCalendarReply(reply, DIGEST)).rejects.toMatchObject({ code });
    await expect(upgradeOts(realFile("incomplete"), DIGEST, reply)).rejects.toMatchObject({ code });
  });

  it("to another question does not get into the file", async () => {
    const reply = block(Buffer.from(DIGEST));
    await expect(upgradeOts(realFile("incomplete"), DIGEST, reply)).rejects.toMatchObject({ code: "other-commitment" });
  });

  it("that would make the file deeper than the standard client reads does not get into it", async () => {
    const [promise] = await pendingAttestations(realFile("incomplete"));
    const { commitment } = promise as { commitment: Uint8Array };
    const reply = fromHex(`${"08".repeat(252)}000588960d73d719010105`);
    await expect(readCalendarReply(reply, commitment)).resolves.toBeDefined();
    await expect(upgradeOts(realFile("incomplete"), commitment, reply)).rejects.toMatchObject({ code: "too-deep" });
  });

  it("is needed for a file, as are a digest and a nonce of the right length", async () => {
    const request = await createOtsRequest(DIGEST, NONCE);
    expect(() => createOts(request, [])).toThrow("no-reply");
    await expect(createOtsRequest(DIGEST.slice(1), NONCE)).rejects.toThrow(RangeError);
    await expect(createOtsRequest(DIGEST, NONCE.slice(1))).rejects.toThrow(RangeError);
  });
});
