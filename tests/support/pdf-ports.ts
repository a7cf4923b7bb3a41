import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";
import type { DrawnText, Face, PdfPorts, Typefaces } from "../../utils/dossier/pdf";

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<Face, string>> = {
  serif: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "serif-italic": "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "serif-bold": "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "sans-italic": "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  "sans-bold": "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
};

/** What documents need of a browser, as far as Node has it: PNG pictures; other scripts become grey boxes. */
export function nodePdfPorts(): PdfPorts {
  const faces = Object.entries(FILES).map(([face, file]) => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/${file}`));
    return [face, new Uint8Array(bytes)] as const;
  });
  return { typefaces: Object.fromEntries(faces) as Typefaces, drawText: greyBox, decodePicture };
}

function greyBox(text: string): DrawnText {
  const widthPx = Math.max(1, Array.from(text).length);
  return {
    widthEm: widthPx,
    ascentEm: 0.9,
    descentEm: 0.2,
    widthPx,
    heightPx: 1,
    rgb: new Uint8Array(3 * widthPx).fill(160),
    alpha: new Uint8Array(widthPx).fill(255),
  };
}

const decodePicture: PdfPorts["decodePicture"] = async (blob) => {
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(await blob.arrayBuffer()));
    const rgb = new Uint8Array(3 * width * height);
    for (let pixel = 0; pixel < width * height; pixel++) rgb.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * pixel);
    return { widthPx: width, heightPx: height, deflatedRgb: new Uint8Array(deflateSync(rgb)) };
  } catch {
    return null;
  }
};
