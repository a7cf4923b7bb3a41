import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { hashEntry } from "../../../utils/verify/hash-entry";
import type { VolumeEntry } from "../../../utils/verify/volume";

const MEBIBYTE = 1024 * 1024;

function stored(bytes: Buffer<ArrayBuffer>, crc = crc32(bytes)): VolumeEntry {
  const unused = () => {
    throw new Error("the bytes lie as they are");
  };
  const read = async (start: number, end: number) => new Uint8Array(bytes.subarray(start, end));
  const plain = { crc32: crc, read };
  return { path: "a", sizeBytes: bytes.length, plain, bytes: unused, stream: unused };
}

// about the limit of what is read whole, and about the pieces of what is not
describe.each([0, 1, 32 * MEBIBYTE - 1, 32 * MEBIBYTE, 32 * MEBIBYTE + 1, 36 * MEBIBYTE, 36 * MEBIBYTE + 5])(
  "%i bytes",
  (size) => {
    const bytes = Buffer.from(randomBytes(size));

    it("have the hash that node gives them, and are counted once", async () => {
      let counted = 0;
      const { sha256, bytes: whole } = await hashEntry(stored(bytes), (count) => (counted += count), undefined);
      expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(counted).toBe(size);
      if (whole) expect(bytes.equals(whole)).toBe(true);
      else expect(size).toBeGreaterThan(32 * MEBIBYTE);
    });

    it("fail with another CRC-32", async () => {
      await expect(hashEntry(stored(bytes, crc32(bytes) ^ 1), () => {}, undefined)).rejects.toThrow(/CRC-32/);
    });
  },
);

it("stops between two pieces when it is told to", async () => {
  const controller = new AbortController();
  let counted = 0;
  const hashing = hashEntry(
    stored(Buffer.alloc(40 * MEBIBYTE)),
    (count) => {
      counted += count;
      controller.abort();
    },
    controller.signal,
  );
  await expect(hashing).rejects.toMatchObject({ code: "cancelled" });
  expect(counted).toBeLessThan(40 * MEBIBYTE);
});
