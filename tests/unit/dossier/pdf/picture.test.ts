import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { loadPicture } from "@/utils/dossier/pdf/picture";
import type { PdfPorts } from "@/utils/dossier/pdf/ports";
import { nodePdfPorts } from "../../../support/pdf-ports";

/** Counts what had to be decoded. */
function countingPorts(): { ports: PdfPorts; decoded: () => number } {
  let count = 0;
  const node = nodePdfPorts();
  const decodePicture: PdfPorts["decodePicture"] = (blob) => {
    count++;
    return node.decodePicture(blob);
  };
  return { ports: { ...node, decodePicture }, decoded: () => count };
}

function png(colorType: 2 | 6): Uint8Array<ArrayBuffer> {
  const picture = new PNG({ width: 8, height: 5 });
  picture.data.fill(200);
  return new Uint8Array(PNG.sync.write(picture, { colorType }));
}

const segment = (marker: number, length: number) => [
  0xff,
  marker,
  length >> 8,
  length & 0xff,
  ...Array(length - 2).fill(0),
];
const frame = (marker: number, components: number) => [0xff, marker, 0, 11, 8, 0, 5, 0, 8, components, 0, 0, 0];
const jpeg = (...parts: number[][]) => new Blob([new Uint8Array([0xff, 0xd8, ...parts.flat(), ...Array(12).fill(0)])]);

describe("loadPicture", () => {
  it("passes an opaque PNG through as it is", async () => {
    const { ports, decoded } = countingPorts();
    const loaded = await loadPicture(new Blob([png(2)]), ports);
    expect(loaded).toMatchObject({ widthPx: 8, heightPx: 5, source: { kind: "rgb", filtered: true } });
    expect(decoded()).toBe(0);
  });

  it("decodes one that may be transparent", async () => {
    const { ports, decoded } = countingPorts();
    const loaded = await loadPicture(new Blob([png(6)]), ports);
    expect(loaded).toMatchObject({ widthPx: 8, heightPx: 5, source: { kind: "rgb", filtered: false } });
    expect(decoded()).toBe(1);
  });

  it.each([20, 40, 60])("has no picture of a PNG that was cut off after %i bytes", async (length) => {
    const { ports } = countingPorts();
    expect(await loadPicture(new Blob([png(2).slice(0, length)]), ports)).toBeNull();
  });

  it.each<[string, number[][]]>([
    ["baseline", [segment(0xe0, 16), frame(0xc0, 3)]],
    ["progressive", [segment(0xdb, 20), frame(0xc2, 3)]],
    ["grey", [frame(0xc0, 1)]],
  ])("passes a JPEG through: %s", async (_, parts) => {
    const { ports, decoded } = countingPorts();
    expect(await loadPicture(jpeg(...parts), ports)).toMatchObject({
      widthPx: 8,
      heightPx: 5,
      source: { kind: "jpeg" },
    });
    expect(decoded()).toBe(0);
  });

  it.each<[string, number[][]]>([
    ["turned by Exif", [segment(0xe1, 16), frame(0xc0, 3)]],
    ["in four colours", [frame(0xc0, 4)]],
    ["with inverted colours", [segment(0xee, 14), frame(0xc0, 3)]],
    ["lossless", [frame(0xc3, 3)]],
    ["without a frame", [segment(0xdb, 20)]],
  ])("leaves a JPEG to the browser: %s", async (_, parts) => {
    const { ports, decoded } = countingPorts();
    await loadPicture(jpeg(...parts), ports);
    expect(decoded()).toBe(1);
  });

  it("has no picture of what is none", async () => {
    expect(await loadPicture(new Blob(["<svg onload=alert(1)>"]), countingPorts().ports)).toBeNull();
  });
});
