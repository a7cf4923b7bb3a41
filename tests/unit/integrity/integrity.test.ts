import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JournalEntry, JournalEvent } from "@/utils/core";
import { canonicalJson, chainFault, EMPTY_HEAD, nextEntry, sha256OfBlob, sha256OfText } from "@/utils/integrity";

describe("canonicalJson", () => {
  it("sorts keys by UTF-16 code units and writes numbers as ECMAScript does (RFC 8785, 3.2)", () => {
    expect(
      canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\ufb33": 5, a: [1e21, 0.000001, -0] }),
    ).toBe('{"\\r":2,"1":3,"a":[1e+21,0.000001,0],"\u20ac":1,"\ud83d\ude00":4,"\ufb33":5}');
  });

  it("refuses what JSON cannot hold", () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
  });
});

describe("sha256", () => {
  it("agrees with another implementation, whole and streamed in any pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 8 }), async (pieces) => {
        const expected = createHash("sha256");
        for (const piece of pieces) expected.update(piece);
        const blob = new Blob(pieces as Uint8Array<ArrayBuffer>[]);
        const hex = expected.digest("hex");
        expect(await sha256OfBlob(blob)).toBe(hex);
        expect(await sha256OfBlob(blob, -1)).toBe(hex);
      }),
      { numRuns: 30 },
    );
  });

  it("takes text as UTF-8", async () => {
    expect(await sha256OfText("é")).toBe(createHash("sha256").update("é", "utf8").digest("hex"));
  });
});

describe("journal chain", () => {
  const event: JournalEvent = { type: "journal-created", installationId: "11111111-1111-4111-8111-111111111111" };
  const time = "2026-03-01T09:30:00.000Z";

  async function chain(length: number): Promise<JournalEntry[]> {
    const entries: JournalEntry[] = [];
    let head = EMPTY_HEAD;
    for (let index = 0; index < length; index++) {
      const entry = await nextEntry(head, event, time, index.toString(16).padStart(32, "0"));
      entries.push(entry);
      head = entry;
    }
    return entries;
  }

  it("holds, with bodies and without", async () => {
    let head = EMPTY_HEAD;
    for (const entry of await chain(3)) {
      expect(await chainFault(head, entry)).toBeNull();
      expect(await chainFault(head, { ...entry, body: null })).toBeNull();
      head = entry;
    }
  });

  it("names what was changed", async () => {
    const [first, second] = await chain(2);
    if (!first || !second) throw new Error("two entries expected");
    expect(await chainFault(EMPTY_HEAD, second)).toBe("sequence");
    expect(await chainFault(first, { ...second, previousHash: "0".repeat(64) })).toBe("previous-hash");
    expect(await chainFault(first, { ...second, time: "2026-03-01T09:30:00.001Z" })).toBe("hash");
    expect(await chainFault(first, { ...second, bodyHash: "0".repeat(64) })).toBe("hash");
    const body = { salt: "f".repeat(32), event };
    expect(await chainFault(first, { ...second, body })).toBe("body-hash");
  });
});
