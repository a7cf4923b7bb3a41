import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Uint8ArrayReader,
  ZipWriter,
  type ZipWriterAddDataOptions,
  type ZipWriterConstructorOptions,
} from "@zip.js/zip.js";
import { beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../utils/core";
import { type VerifyReport, verifyDossier } from "../../../utils/verify";
import { type Files, failed, findings, first, outcome, pack, richDossier, unpack, verifyFiles } from "./dossiers";

type Bytes = Uint8Array<ArrayBuffer>;

/** A report in time, never a throw. */
async function verifyBytes(bytes: Bytes, limitMs = 10_000): Promise<VerifyReport> {
  const started = performance.now();
  const report = await verifyDossier([{ name: "hostile.zip", blob: new Blob([bytes]) }]);
  expect(performance.now() - started).toBeLessThan(limitMs);
  expect(report.verdict).toBe("failed");
  return report;
}

/** Offsets of all directory records (APPNOTE 4.3.12) that are named `path`. */
function directoryRecord(bytes: Bytes, path: string): number {
  const at = Buffer.from(bytes).lastIndexOf(path) - 46;
  expect(new DataView(bytes.buffer).getUint32(at, true)).toBe(0x02014b50);
  return at;
}

describe("hostile zips", () => {
  let files: Files;
  let zip: Bytes;
  beforeAll(async () => {
    const { blob } = first(await richDossier());
    files = await unpack(blob);
    zip = new Uint8Array(await blob.arrayBuffer());
  });

  const patched = (change: (bytes: Bytes, view: DataView<ArrayBuffer>) => void): Bytes => {
    const copy = zip.slice();
    change(copy, new DataView(copy.buffer));
    return copy;
  };

  async function zipJs(
    entries: readonly { path: string; bytes: Bytes; options?: ZipWriterAddDataOptions }[],
    options: ZipWriterConstructorOptions = {},
  ): Promise<Bytes> {
    const { Uint8ArrayWriter } = await import("@zip.js/zip.js");
    const writer = new ZipWriter(new Uint8ArrayWriter(), {
      level: 0,
      useWebWorkers: false,
      extendedTimestamp: false,
      ...options,
    });
    for (const { path, bytes, options: own } of entries) await writer.add(path, new Uint8ArrayReader(bytes), own);
    return new Uint8Array(await writer.close());
  }

  const asEntries = () => [...files].map(([path, bytes]) => ({ path, bytes }));

  it.each([
    ["nothing", () => new Uint8Array()],
    ["text", () => utf8("not a zip at all, but long enough for an end record")],
    ["a truncated zip", () => zip.slice(0, -100)],
    ["a zip that lost its beginning", () => zip.slice(100)],
    ["half a zip", () => zip.slice(0, zip.length / 2)],
    ["a zip with bytes after it", () => new Uint8Array([...zip, 0])],
    ["a zip with bytes before it", () => new Uint8Array([0, ...zip])],
    ["an end record alone", () => zip.slice(-22)],
    ["zeros", () => new Uint8Array(100_000)],
  ])("%s is not readable", async (_, make) => {
    const report = await verifyBytes(make());
    expect(failed(report)).toEqual(["zip-readable"]);
    expect(report.checks.filter((check) => check.outcome === "passed")).toEqual([]);
  });

  it("a comment or a ZIP64 directory is not readable", async () => {
    const end = zip.length - 22;
    const comment = new Uint8Array([...patched((_, view) => view.setUint16(end + 20, 2, true)), 0x68, 0x69]);
    expect(findings(await verifyBytes(comment), "zip-readable")).toEqual(["not-a-zip"]);
    const zip64 = await zipJs(asEntries(), { zip64: true });
    expect(failed(await verifyBytes(zip64))).toEqual(["zip-readable"]);
  });

  it("a damaged file is named", async () => {
    const path = "pieces/piece-001-contrat/contrat.pdf";
    const at = Buffer.from(zip).indexOf("contratPK");
    const report = await verifyBytes(patched((bytes) => bytes.fill(0x43, at, at + 1)));
    expect(findings(report, "zip-readable")).toEqual([`damaged ${path}`]);
    expect(findings(report, "hashes-match")).toEqual([`damaged ${path}`]);
  });

  it("an encrypted zip is not read", async () => {
    const report = await verifyBytes(await zipJs(asEntries(), { password: "sample", encryptionStrength: 3 }));
    expect(findings(report, "zip-readable").every((finding) => finding.startsWith("encrypted "))).toBe(true);
    expect(outcome(report, "hashes-match")).not.toBe("passed");
  });

  it("two entries of one name are named, whatever their case", async () => {
    const twice = await pack([...files, ["Manifest.json", utf8("{}")]]);
    const report = await verifyBytes(new Uint8Array(await twice.arrayBuffer()));
    expect(findings(report, "names-safe")).toEqual(["duplicate-name Manifest.json"]);
    // the second SHA256SUMS hides behind the name of equal length of another entry
    const renamed = new Uint8Array(await (await pack([...files, ["SHA256SUMX", utf8("x")]])).arrayBuffer());
    for (let at = Buffer.from(renamed).indexOf("SHA256SUMX"); at >= 0; at = Buffer.from(renamed).indexOf("SHA256SUMX"))
      renamed[at + 9] = 0x53;
    expect(findings(await verifyBytes(renamed), "names-safe")).toEqual(["duplicate-name SHA256SUMS"]);
  });

  it.each([
    "../evil.txt",
    "/etc/passwd",
    "C:\\evil.txt",
    "a\\..\\b",
    "pieces/../../x",
    "con",
    "a\u0000b",
    "\u202Egpj.exe",
    "\u001B[2Jx",
    "é.txt",
    "x".repeat(300),
    "a//b",
  ])("the name %j is refused", async (path) => {
    const report = await verifyBytes(
      await zipJs([...asEntries(), { path, bytes: utf8("x") }], { useUnicodeFileNames: true } as object),
    );
    expect(outcome(report, "names-safe")).toBe("failed");
  });

  it("a symbolic link is refused and not read", async () => {
    const report = await verifyBytes(
      await zipJs([
        ...asEntries(),
        { path: "link", bytes: utf8("/etc/passwd"), options: { unixMode: 0o120777, msDosCompatible: false } },
      ]),
    );
    expect(findings(report, "names-safe")).toEqual(["symbolic-link link"]);
  });

  it("entries that share bytes are named", async () => {
    const path = "pieces/piece-003-facture/facture.pdf";
    const report = await verifyBytes(
      patched((bytes, view) =>
        view.setUint32(
          directoryRecord(bytes, path) + 42,
          view.getUint32(directoryRecord(bytes, "LISEZ-MOI.html") + 42, true) + 5,
          true,
        ),
      ),
    );
    expect(findings(report, "zip-readable")).toEqual([`overlapping ${path}`]);
  });

  it("a declared 4 GiB is not read", async () => {
    const report = await verifyBytes(
      patched((bytes, view) => {
        const at = directoryRecord(bytes, "pieces/piece-001-contrat/contrat.pdf");
        view.setUint32(at + 20, 0xfffffffe, true);
        view.setUint32(at + 24, 0xfffffffe, true);
      }),
    );
    expect(findings(report, "zip-readable").some((finding) => finding.startsWith("too-large"))).toBe(true);
  });

  it("a declared 5 GB in ZIP64 fields is not read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bordereau-"));
    const python = `
import struct, zipfile
z = zipfile.ZipFile("big.zip", "w")
z.writestr("manifest.json", b"{}")
z.close()
data = bytearray(open("big.zip", "rb").read())
at = data.rindex(b"PK\\x01\\x02")
extra = struct.pack("<HHQQ", 1, 16, 5 << 30, 5 << 30)
data[at + 20:at + 28] = b"\\xff" * 8
data[at + 30:at + 32] = struct.pack("<H", len(extra))
name_end = at + 46 + 13
data[name_end:name_end] = extra
end = data.rindex(b"PK\\x05\\x06")
data[end + 12:end + 16] = struct.pack("<I", end - at)
open("big.zip", "wb").write(data)
`;
    execFileSync("python3", ["-c", python], { cwd: folder });
    const report = await verifyBytes(new Uint8Array(readFileSync(join(folder, "big.zip"))));
    expect(findings(report, "zip-readable")).toContain("too-large manifest.json");
    rmSync(folder, { recursive: true });
  });

  it("a bomb is inflated neither into memory nor beyond what it declares", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bordereau-"));
    const python =
      "import zipfile; z = zipfile.ZipFile('bomb.zip', 'w', zipfile.ZIP_DEFLATED); z.writestr('manifest.json', bytes(200_000_000)); z.close()";
    execFileSync("python3", ["-c", python], { cwd: folder });
    const bomb = new Uint8Array(readFileSync(join(folder, "bomb.zip")));
    rmSync(folder, { recursive: true });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(findings(await verifyBytes(bomb, 15_000), "manifest-valid")).toContain("too-large manifest.json");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);

    new DataView(bomb.buffer).setUint32(directoryRecord(bomb, "manifest.json") + 24, 1_000, true);
    expect(findings(await verifyBytes(bomb), "manifest-valid")).toContain("damaged manifest.json");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  }, 30_000);

  it("entries that together declare more than a volume holds are not read", async () => {
    const report = await verifyBytes(
      patched((bytes, view) => {
        for (const path of ["manifest.json", "journal.jsonl", "LISEZ-MOI.html"]) {
          view.setUint16(directoryRecord(bytes, path) + 10, 8, true);
          view.setUint32(directoryRecord(bytes, path) + 24, 1_000_000_000, true);
        }
      }),
    );
    expect(findings(report, "zip-readable").some((finding) => finding.startsWith("too-large"))).toBe(true);
  });

  it("thousands of faulty names make a short report", async () => {
    const report = await verifyBytes(
      new Uint8Array(
        await (await pack(Array.from({ length: 1_000 }, (_, index) => [`-${index}`, utf8("")] as const))).arrayBuffer(),
      ),
    );
    const check = report.checks.find(({ id }) => id === "names-safe");
    expect(check?.findings).toHaveLength(201);
    expect(check?.findings.at(-1)).toEqual({ reason: "more", detail: "800 more" });
  });

  it("random bytes between a header and an end record do not crash it", async () => {
    const noise = zip.slice();
    for (let index = 4; index < noise.length - 22; index++) noise[index] = (index * 2_654_435_761) >>> 13;
    await verifyBytes(noise);
  });

  describe("packed again by another program", () => {
    it("is not as written, but its files are still checked", async () => {
      const folder = mkdtempSync(join(tmpdir(), "bordereau-"));
      writeFileSync(join(folder, "a.zip"), zip);
      const python =
        "import zipfile; a = zipfile.ZipFile('a.zip'); b = zipfile.ZipFile('b.zip', 'w', zipfile.ZIP_DEFLATED); [b.writestr(i.filename, a.read(i)) for i in a.infolist()]; b.close()";
      execFileSync("python3", ["-c", python], { cwd: folder });
      const report = await verifyBytes(new Uint8Array(readFileSync(join(folder, "b.zip"))));
      expect(failed(report)).toEqual(["zip-as-written"]);
      expect(report.checks.filter((check) => check.outcome === "passed")).toHaveLength(15);
      rmSync(folder, { recursive: true });
    });

    it("in another order passes: the format does not prescribe one", async () => {
      expect((await verifyFiles(new Map([...files].reverse()))).verdict).toBe("passed");
    });
  });
});
