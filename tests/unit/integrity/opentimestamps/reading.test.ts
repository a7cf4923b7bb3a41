import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fromHex, toHex, utf8 } from "../../../../utils/core";
import { checkOts, describeOts, OtsError, pendingAttestations } from "../../../../utils/integrity/opentimestamps";
import { readOts, writeOts } from "../../../../utils/integrity/opentimestamps/file";
import { judge, rewrittenByStandard, STANDARD_INSTALLED } from "./judges";
import { realFile } from "./real-files";

vi.setConfig({ testTimeout: 60_000 });

const ALICE = "https://alice.btc.calendar.opentimestamps.org";
const BOB = "https://bob.btc.calendar.opentimestamps.org";
const HEADER_BYTES = 65;

const COMPUTABLE = ["incomplete", "upgraded", "twoCalendars", "fourCalendars", "unknownNotary"] as const;
const NAMES = [...COMPUTABLE, "helloWorld"] as const;

const digestOf = (ots: Uint8Array) => ots.slice(33, HEADER_BYTES);
const check = (ots: Uint8Array, sha256 = digestOf(ots)) => checkOts({ ots, sha256 });

/** A file of the hash of nothing, with that timestamp in hexadecimal. */
const made = (timestamp: string) =>
  new Uint8Array([
    ...realFile("incomplete").slice(0, 33),
    ...createHash("sha256").digest(),
    ...fromHex(timestamp.replaceAll(" ", "")),
  ]);

const PENDING = `00 83dfe30d2ef90c8e 0d 0c ${toHex(utf8("https://a.fr"))}`;
const BLOCK = "00 0588960d73d71901 01 05";

async function codeOf(ots: Uint8Array): Promise<string | null> {
  return (await check(ots)).reason;
}

describe("files of the standard client", () => {
  it.each(NAMES)("%s is written again as the same bytes", (name) => {
    expect(toHex(writeOts(readOts(realFile(name))))).toBe(toHex(realFile(name)));
  });

  it("say what another reader finds", async () => {
    const files = COMPUTABLE.map(realFile);
    for (const [at, found] of judge(files).entries()) {
      const { digest, bitcoin } = await describeOts(files[at] as Uint8Array);
      expect(digest).toBe(found?.digest);
      expect(bitcoin.map(({ height, merkleRoot }) => [height, merkleRoot])).toEqual(found?.bitcoin);
      const pending = await pendingAttestations(files[at] as Uint8Array);
      expect(pending.map(({ url, commitment }) => [url, toHex(commitment)])).toEqual(
        bitcoin.length > 0 ? [] : found?.pending,
      );
    }
  });

  it.runIf(STANDARD_INSTALLED)("are what the standard library writes", () => {
    const files = NAMES.map(realFile);
    expect(rewrittenByStandard(files)).toEqual(files.map((file) => new Uint8Array(writeOts(readOts(file)))));
  });

  it("say which calendars promised, and which block it became", async () => {
    expect(await describeOts(realFile("twoCalendars"))).toMatchObject({ bitcoin: [], pending: [ALICE, BOB] });
    expect(await describeOts(realFile("upgraded"))).toMatchObject({ bitcoin: [{ height: 428_648 }], pending: [] });
    expect(await check(realFile("incomplete"))).toEqual({ outcome: "passed", complete: false, reason: null });
    expect(await check(realFile("upgraded"))).toEqual({ outcome: "passed", complete: true, reason: null });
    expect(await check(realFile("unknownNotary"))).toEqual({ outcome: "passed", complete: false, reason: null });
  });

  it("prove nothing of another digest", async () => {
    const sha256 = digestOf(realFile("twoCalendars"));
    expect(await check(realFile("incomplete"), sha256)).toMatchObject({ outcome: "failed", reason: "other-digest" });
    expect(await check(realFile("incomplete"), sha256.slice(1))).toMatchObject({ outcome: "failed" });
  });

  it("with steps that cannot be computed are not judged", async () => {
    const verdict = { outcome: "not-possible", complete: false, reason: "op-unsupported" };
    expect(await check(realFile("helloWorld"))).toEqual(verdict);
    await expect(describeOts(realFile("helloWorld"))).rejects.toThrow(OtsError);
  });
});

describe("made files", () => {
  it("are computed as another reader does", async () => {
    const timestamps = [
      `f0 02 6162 f1 01 63 02 f2 f3 08 ${BLOCK}`, // each operation
      `ff ${PENDING} 08 ${BLOCK}`, // a promise that was fulfilled
      `ff 08 ${BLOCK} f1 01 41 08 00 0588960d73d71901 01 04`, // two blocks
      "00 0588960d73d71901 02 8500", // a number in more groups than it needs
    ];
    for (const [at, found] of judge(timestamps.map(made)).entries()) {
      const { bitcoin } = await describeOts(made(timestamps[at] ?? ""));
      expect(bitcoin.length).toBeGreaterThan(0);
      expect(bitcoin.map(({ height, merkleRoot }) => [height, merkleRoot])).toEqual(
        found?.bitcoin.toSorted(([one], [other]) => one - other),
      );
    }
  });

  const hashes = (count: number) => "08".repeat(count);
  it.each([
    ["nothing", () => new Uint8Array(), "not-ots"],
    ["text", () => utf8("<html>Not found</html>"), "not-ots"],
    ["another beginning", () => realFile("incomplete").with(5, 0), "not-ots"],
    ["another version", () => realFile("incomplete").with(31, 2), "version"],
    ["the hash SHA-1", () => realFile("incomplete").with(32, 0x02), "op-unsupported"],
    ["no timestamp", () => made(""), "truncated"],
    ["a lost last byte", () => realFile("incomplete").slice(0, -1), "truncated"],
    ["one more byte", () => new Uint8Array([...realFile("incomplete"), 0]), "trailing-bytes"],
    ["an unknown operation", () => made(`09 ${BLOCK}`), "op-unsupported"],
    ["Keccak-256", () => made(`67 ${BLOCK}`), "op-unsupported"],
    ["nothing appended", () => made(`f0 00 ${PENDING}`), "malformed"],
    ["4,097 bytes appended", () => made(`f0 8120 ${"00".repeat(4_097)} 08 ${PENDING}`), "malformed"],
    ["a message of 4,097 bytes", () => made(`f0 e11f ${"00".repeat(4_065)} 08 ${PENDING}`), "malformed"],
    ["a doubled message without end", () => made(`${"f3".repeat(250)} 08 ${PENDING}`), "malformed"],
    ["a number without end", () => made(`f0 ${"80".repeat(5_000)} 01`), "malformed"],
    ["a length beyond the file", () => made("f0 ff1f 00"), "truncated"],
    ["an operation twice", () => made(`ff 08 ${PENDING} 08 ${BLOCK}`), "malformed"],
    ["a block that vouches for no root", () => made(`f0 01 00 ${BLOCK}`), "malformed"],
    ["a block's height and more", () => made("00 0588960d73d71901 02 0500"), "trailing-bytes"],
    ["a calendar's address and more", () => made("00 83dfe30d2ef90c8e 04 02 6161 00"), "trailing-bytes"],
    ["a calendar's address with a query", () => made("00 83dfe30d2ef90c8e 04 03 613f62"), "malformed"],
    ["a calendar's address with a user", () => made("00 83dfe30d2ef90c8e 04 03 614062"), "malformed"],
    ["too large an attestation", () => made(`00 0001020304050607 8140 ${"00".repeat(8_193)}`), "malformed"],
    ["256 steps", () => made(`${hashes(256)} ${PENDING}`), "too-deep"],
    ["a thousand forks within each other", () => made("ff08".repeat(1_000)), "too-deep"],
    ["more than 64 KiB", () => made("00".repeat(65_536)), "too-large"],
    ["only an attestation that nobody knows", () => made("00 0001020304050607 00"), "nothing-attested"],
  ])("with %s are refused", async (_, make, code) => {
    expect(await codeOf(make())).toBe(code);
  });

  it("of the greatest depth are read, by the standard client too", async () => {
    const deepest = made(`${hashes(255)} ${PENDING}`);
    expect(await codeOf(deepest)).toBeNull();
    if (STANDARD_INSTALLED) expect(rewrittenByStandard([deepest])).toEqual([deepest]);
  });

  it("are never more than refused, whatever their bytes", async () => {
    const tokens = [0x00, 0x02, 0x08, 0xf0, 0xf1, 0xf2, 0xf3, 0xff, 0x01, 0x20].map((byte) => fc.constant(byte));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...tokens, fc.nat(255)), { maxLength: 400 }), async (noise) => {
        const ots = new Uint8Array([...made(""), ...noise]);
        expect(["passed", "failed", "not-possible"]).toContain((await check(ots)).outcome);
      }),
      { numRuns: 2_000 },
    );
  });

  it("with any byte changed say something else or nothing", async () => {
    const ots = realFile("upgraded");
    const said = JSON.stringify(await describeOts(ots));
    const promise = toHex(ots).indexOf("83dfe30d2ef90c8e") / 2;
    for (let at = 0; at < ots.length; at++) {
      // a promise that a block has fulfilled says nothing more
      if (at >= promise && at < promise + 55) continue;
      const changed = await describeOts(ots.with(at, (ots[at] as number) ^ 1)).then(JSON.stringify, String);
      expect(changed, `byte ${at}`).not.toBe(said);
    }
  });
});
