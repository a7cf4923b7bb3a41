import { describe, expect, it } from "vitest";
import { type EntryContent, type EntrySource, Payload, zipParts } from "../../../utils/dossier/jszip-parts";

const MODIFIED = new Date("2026-03-02T08:00:00.000Z");

function source(path: string, sizeBytes: number, log: string[] = []): EntrySource {
  const content: EntryContent = { sizeBytes, crc32: 0xdeadbeef, chunks: () => [] };
  return {
    path,
    open: async () => {
      log.push(`open ${path}`);
      return content;
    },
  };
}

describe("zipParts", () => {
  it("opens an entry only when the parts before it were taken", async () => {
    const log: string[] = [];
    const sources = ["a", "b", "c"].map((path) => source(path, 5, log));
    for await (const part of zipParts(sources, MODIFIED)) {
      if (part instanceof Payload) log.push("content");
      // whatever jszip may do ahead of the reader, it has the time for it here
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(log).toEqual(["open a", "content", "open b", "content", "open c", "content"]);
  });

  it("writes size and CRC-32 of a content it never holds into the local header", async () => {
    const parts = [];
    for await (const part of zipParts([source("big", 1_500_000_000), source("next", 1)], MODIFIED)) parts.push(part);
    const header = new DataView((parts[0] as Uint8Array).slice().buffer);
    expect([header.getUint32(0, true), header.getUint16(6, true), header.getUint16(8, true)]).toEqual([
      0x04034b50, 0, 0,
    ]);
    expect([header.getUint32(14, true), header.getUint32(18, true)]).toEqual([0xdeadbeef, 1_500_000_000]);
    expect(parts[1]).toBeInstanceOf(Payload);
    expect((parts[1] as Payload).byteLength).toBe(0);
    // "big" counts with its full length in the place of "next"
    const directory = parts.at(-2) as Uint8Array;
    expect(new DataView(directory.slice().buffer).getUint32(42, true)).toBe(30 + 3 + 1_500_000_000);
  });

  it("throws what opening throws", async () => {
    const failing = { path: "b", open: () => Promise.reject(new RangeError("gone")) };
    const read = async () => {
      for await (const part of zipParts([source("a", 1), failing, source("c", 1)], MODIFIED)) void part;
    };
    await expect(read()).rejects.toThrow(new RangeError("gone"));
  });

  it("makes an empty zip of nothing", async () => {
    let sizeBytes = 0;
    for await (const part of zipParts([], MODIFIED)) sizeBytes += part.length;
    expect(sizeBytes).toBe(22);
  });
});
