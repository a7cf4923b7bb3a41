import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BatchReader, type Extent } from "../../../utils/verify/batch-reader";

const BYTES = Buffer.from(randomBytes(1_000));

/** Records of these lengths, one after the other. */
function recordsOf(...lengths: readonly number[]): Extent[] {
  let end = 0;
  return lengths.map((length) => {
    const start = end;
    end += length;
    return { start, end };
  });
}

/** A reader of batches of 100 bytes, and which ranges of the file it has read. */
function counted(records: readonly Extent[]) {
  const blob = new Blob([BYTES]);
  const reads: string[] = [];
  const slice = blob.slice.bind(blob);
  blob.slice = (start, end, type) => {
    reads.push(`${start}-${end}`);
    return slice(start, end, type);
  };
  return { reads, reader: new BatchReader(blob, records, 100) };
}

describe("BatchReader", () => {
  it("reads neighbours together, large records alone, and nothing twice", async () => {
    const records = recordsOf(40, 60, 1, 100, 300, 99, 0, 1, 50, 349);
    const { reader, reads } = counted(records);
    for (const record of records) {
      expect(BYTES.subarray(record.start, record.end).equals(await reader.read(record)), `${record.start}`).toBe(true);
    }
    expect(reads).toEqual(["0-100", "100-101", "101-201", "201-501", "501-601", "601-651", "651-1000"]);
  });

  it("reads the next batch ahead, unless it is large", async () => {
    const records = recordsOf(90, 90, 500);
    const { reader, reads } = counted(records);
    await reader.read({ start: 0, end: 90 });
    expect(reads).toEqual(["0-90", "90-180"]);
    await reader.read({ start: 90, end: 180 });
    expect(reads).toHaveLength(2);
  });

  it("gives part of a record, and what no record begins with", async () => {
    const { reader } = counted(recordsOf(90, 90));
    expect(await reader.read({ start: 90, end: 95 })).toEqual(new Uint8Array(BYTES.subarray(90, 95)));
    expect(await reader.read({ start: 7, end: 150 })).toEqual(new Uint8Array(BYTES.subarray(7, 150)));
  });

  it("ends where the file does", async () => {
    const { reader } = counted(recordsOf(990, 50));
    expect(await reader.read({ start: 990, end: 1_040 })).toHaveLength(10);
  });

  it("reads again what it has released", async () => {
    const { reader, reads } = counted(recordsOf(90));
    await reader.read({ start: 0, end: 90 });
    reader.release();
    await reader.read({ start: 0, end: 90 });
    expect(reads).toEqual(["0-90", "0-90"]);
  });

  it("tells of a failure whoever needs the bytes, and may succeed later", async () => {
    let isGone = true;
    const blob = new Blob([BYTES]);
    const slice = blob.slice.bind(blob);
    blob.slice = (start, end, type) => {
      const part = slice(start, end, type);
      if (isGone) part.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
      return part;
    };
    const reader = new BatchReader(blob, recordsOf(90, 90), 100);
    await expect(reader.read({ start: 0, end: 90 })).rejects.toThrow("gone");
    isGone = false;
    expect(await reader.read({ start: 0, end: 90 })).toEqual(new Uint8Array(BYTES.subarray(0, 90)));
  });
});
