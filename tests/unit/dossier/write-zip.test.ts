import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BordereauError, utf8 } from "../../../utils/core";
import { type PlannedEntry, planDossier, writeZip } from "../../../utils/dossier";
import { Sample } from "./sample";
import { exportSample, ONE_VOLUME, volumeBlob } from "./zip";

const MODIFIED = new Date("2026-03-02T08:00:00.000Z");
const MIB = 1024 * 1024;

function artifactEntry(path: string, sizeBytes: number): PlannedEntry {
  return { path, sizeBytes, sha256: "0".repeat(64), source: { kind: "artifact", artifactId: path } };
}

/** A Blob that makes its bytes when they are read. */
class HollowBlob {
  constructor(readonly size: number) {}
  slice(start: number, end: number) {
    return new HollowBlob(Math.min(end, this.size) - start);
  }
  async arrayBuffer() {
    return new Uint8Array(this.size).fill(this.size % 251).buffer;
  }
}

const hollow = (size: number) => new HollowBlob(size) as unknown as Blob;

describe("writeZip", () => {
  let folder: string;
  let sample: Sample;
  let zip: Uint8Array;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bordereau-"));
    sample = await Sample.create();
    await sample.capture({
      files: [
        { name: "empty.txt", content: "" },
        { name: "a.bin", content: new Uint8Array(3 * MIB).fill(7) },
      ],
    });
    await sample.capture({ files: [{ name: "large.bin", content: new Uint8Array(10 * MIB + 17).fill(9) }] });
    const { volumes } = await exportSample(sample);
    zip = new Uint8Array(await (volumes[0]?.blob ?? new Blob()).arrayBuffer());
    writeFileSync(join(folder, "d.zip"), zip);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("satisfies unzip, sha256sum and Python", () => {
    expect(execFileSync("unzip", ["-t", "d.zip"], { cwd: folder, encoding: "utf8" })).toContain("No errors detected");
    const listing = execFileSync("unzip", ["-l", "d.zip"], { cwd: folder, encoding: "utf8" });
    expect(listing).toMatch(/10485777\s+2026-03-02 08:00\s+pieces\/piece-002-page-d-accueil\/large\.bin/);
    execFileSync("unzip", ["-q", "d.zip", "-d", "out"], { cwd: folder });
    const sums = execFileSync("sha256sum", ["--strict", "-c", "SHA256SUMS"], {
      cwd: join(folder, "out"),
      encoding: "utf8",
    });
    const lines = sums.trim().split("\n");
    expect(lines.every((line) => line.endsWith(": OK"))).toBe(true);
    expect(lines).toHaveLength(readFileSync(join(folder, "out/SHA256SUMS"), "utf8").split("\n").length - 1);
    const python = "import zipfile; z = zipfile.ZipFile('d.zip'); print(z.testzip(), len(z.infolist()))";
    expect(execFileSync("python3", ["-c", python], { cwd: folder, encoding: "utf8" })).toBe("None 21\n");
  });

  it("has exactly the size that was planned", async () => {
    const plan = await planDossier(await sample.input(), ONE_VOLUME);
    expect(zip.length).toBe(plan.volumes[0]?.sizeBytes);
    expect(plan.totalBytes).toBe(zip.length);
  });

  it("gives the same bytes twice", async () => {
    const plan = await planDossier(await sample.input({ captures: [...sample.captures].reverse() }), ONE_VOLUME);
    const [volume] = plan.volumes;
    const again = volume && (await volumeBlob(volume, sample));
    expect(Buffer.compare(Buffer.from(zip), Buffer.from((await again?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(0);
  });

  it("writes 1 MiB at a time and waits for each", async () => {
    const writes: number[] = [];
    let busy = false;
    await writeZip(
      [artifactEntry("a", 2.5 * MIB), artifactEntry("b", 20 * MIB)],
      async (id) => hollow(id === "a" ? 2.5 * MIB : 20 * MIB),
      async (chunk) => {
        expect(busy).toBe(false);
        busy = true;
        await new Promise((resolve) => setImmediate(resolve));
        writes.push(chunk.length);
        busy = false;
      },
      { modifiedAt: MODIFIED },
    );
    expect(writes.slice(0, -1).every((length) => length === MIB)).toBe(true);
    expect(writes.reduce((sum, length) => sum + length, 0)).toBe(22.5 * MIB + 2 * (30 + 46 + 2) + 22);
  });

  it.each([
    ["many files", Array.from({ length: 300 }, () => MIB)],
    ["one large file", [300 * MIB]],
  ])("needs the same memory for %s", async (_, sizes) => {
    const entries = sizes.map((size, index) => artifactEntry(`f${index}`, size));
    let peak = 0;
    const before = process.memoryUsage().arrayBuffers;
    await writeZip(
      entries,
      async (id) => hollow(sizes[Number(id.slice(1))] ?? 0),
      () => {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
      },
      { modifiedAt: MODIFIED },
    );
    // garbage that the collector has not come to included
    expect(peak).toBeLessThan(128 * MIB);
  });

  it("reports its progress in bytes of the zip", async () => {
    const seen: number[] = [];
    const { sizeBytes } = await writeZip(
      [artifactEntry("a", 20 * MIB)],
      async () => hollow(20 * MIB),
      () => {},
      {
        modifiedAt: MODIFIED,
        onBytes: (written) => seen.push(written),
      },
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.at(-1)).toBe(sizeBytes);
  });

  it("stops when cancelled, in the middle of a file", async () => {
    const controller = new AbortController();
    let written = 0;
    const writing = writeZip(
      [artifactEntry("a", 200 * MIB)],
      async () => hollow(200 * MIB),
      (chunk) => {
        written += chunk.length;
        if (written > 5 * MIB) controller.abort();
      },
      { modifiedAt: MODIFIED, signal: controller.signal },
    );
    await expect(writing).rejects.toMatchObject({ code: "cancelled" });
    expect(written).toBeLessThan(8 * MIB);
  });

  it("does not start when cancelled before", async () => {
    const writing = writeZip(
      [artifactEntry("a", 1)],
      async () => hollow(1),
      () => {},
      {
        modifiedAt: MODIFIED,
        signal: AbortSignal.abort(),
      },
    );
    await expect(writing).rejects.toBeInstanceOf(BordereauError);
  });

  it.each([
    ["has other bytes than planned", async () => hollow(2)],
    ["cannot be read", () => Promise.reject(new DOMException("gone", "NotReadableError"))],
    [
      "cannot be read in the middle",
      async () => ({ size: 20 * MIB, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) }),
    ],
  ])("names the file that %s", async (_, readArtifact) => {
    const entries = [artifactEntry("ok", 20 * MIB), artifactEntry("pieces/x/bad", 20 * MIB)];
    const read = async (id: string) => (id === "ok" ? hollow(20 * MIB) : ((await readArtifact()) as Blob));
    const writing = writeZip(entries, read, () => {}, { modifiedAt: MODIFIED });
    await expect(writing).rejects.toMatchObject({ code: "export-failed", params: { path: "pieces/x/bad" } });
  });

  it("passes on what the sink throws", async () => {
    const full = new DOMException("no space", "QuotaExceededError");
    const sink = () => Promise.reject(full);
    const writing = writeZip([artifactEntry("a", 5 * MIB)], async () => hollow(5 * MIB), sink, {
      modifiedAt: MODIFIED,
    });
    await expect(writing).rejects.toBe(full);
  });

  it("refuses what would wrap a zip's 32 and 16 bit numbers", async () => {
    const write = (entries: PlannedEntry[]) =>
      writeZip(
        entries,
        async () => hollow(0),
        () => {},
        { modifiedAt: MODIFIED },
      );
    await expect(write([artifactEntry("a", 2 ** 31)])).rejects.toMatchObject({ code: "export-failed" });
    const many = Array.from({ length: 60_001 }, (_, index) => artifactEntry(`f${index}`, 0));
    await expect(write(many)).rejects.toMatchObject({ code: "export-failed" });
  });

  it("writes text as UTF-8", async () => {
    const text = "é😀";
    const entry: PlannedEntry = { path: "t", sizeBytes: utf8(text).length, sha256: "", source: { kind: "text", text } };
    const chunks: Uint8Array[] = [];
    await writeZip(
      [entry],
      async () => hollow(0),
      (chunk) => void chunks.push(chunk),
      { modifiedAt: MODIFIED },
    );
    expect(Buffer.concat(chunks).subarray(31, 37).toString()).toBe(text);
  });
});
