import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyDossier } from "../../../utils/verify";
import { first, richDossier } from "./dossiers";

/** A sample; docs/decisions/003-dossier-zip.md has the figures of a longer run. */
const RUNS = 150;

describe("any changed byte", () => {
  let zip: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    zip = new Uint8Array(await first(await richDossier()).blob.arrayBuffer());
  });

  async function verdictWith(offset: number, mask: number) {
    const copy = zip.slice();
    copy[offset] = (copy[offset] ?? 0) ^ mask;
    return (await verifyDossier([{ name: "d.zip", blob: new Blob([copy]) }])).verdict;
  }

  it("of the dossier is found, wherever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, mask) => {
        expect(await verdictWith(offset, mask)).toBe("failed");
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it("of the first header, of the directory's last records and of the end record is found", async () => {
    const offsets = [...Array(44).keys(), ...Array.from({ length: 150 }, (_, index) => zip.length - 150 + index)];
    for (const offset of offsets) expect(await verdictWith(offset, 1 << (offset % 8)), `byte ${offset}`).toBe("failed");
  }, 60_000);

  it("or byte that was removed or inserted is found", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.boolean(), fc.nat(255), async (offset, insert, byte) => {
        const parts = insert
          ? [zip.slice(0, offset), new Uint8Array([byte]), zip.slice(offset)]
          : [zip.slice(0, offset), zip.slice(offset + 1)];
        const report = await verifyDossier([{ name: "d.zip", blob: new Blob(parts) }]);
        expect(report.verdict).toBe("failed");
      }),
      { numRuns: 50 },
    );
  });
});
