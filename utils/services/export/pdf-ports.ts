import sans from "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?url";
import sansItalic from "@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf?url";
import sansBold from "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf?url";
import serif from "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url";
import serifItalic from "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf?url";
import serifBold from "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?url";
import { BordereauError } from "../../core";
import type { DrawnText, Face, PdfPorts, RgbPicture, Typefaces } from "../../dossier/pdf";

const TYPEFACE_URLS: Readonly<Record<Face, string>> = {
  serif,
  "serif-italic": serifItalic,
  "serif-bold": serifBold,
  sans,
  "sans-italic": sansItalic,
  "sans-bold": sansBold,
};

/** What PDF documents need of a browser, in a worker. @throws BordereauError `export-failed` */
export async function browserPdfPorts(): Promise<PdfPorts> {
  return { typefaces: await readTypefaces(), drawText, decodePicture };
}

async function readTypefaces(): Promise<Typefaces> {
  const faces = Object.entries(TYPEFACE_URLS).map(async ([face, url]) => {
    const response = await fetch(url).catch((cause: unknown) => {
      throw new BordereauError("export-failed", { detail: `the font ${face} is not in the package`, cause });
    });
    return [face, new Uint8Array(await response.arrayBuffer())] as const;
  });
  return Object.fromEntries(await Promise.all(faces)) as Typefaces;
}

/** Of the font that text is drawn in: sharp on paper at twice its usual size. Pixels. */
const DRAWN_SIZE = 64;
/** No line of a document is longer. Pixels. */
const MAX_DRAWN_WIDTH = 8_192;
const SYSTEM_FONT = `${DRAWN_SIZE}px sans-serif`;

/** Text in the fonts of the machine: other scripts, emoji. */
function drawText(text: string, color: string): DrawnText | null {
  const measured = new OffscreenCanvas(1, 1).getContext("2d");
  if (!measured) return null;
  measured.font = SYSTEM_FONT;
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measured.measureText(text);
  const widthPx = Math.min(Math.ceil(width), MAX_DRAWN_WIDTH);
  const [ascentPx, descentPx] = [Math.ceil(ascent), Math.ceil(descent)];
  const heightPx = ascentPx + descentPx;
  if (widthPx < 1 || heightPx < 1) return null;
  const context = new OffscreenCanvas(widthPx, heightPx).getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.font = SYSTEM_FONT;
  context.fillStyle = color;
  context.fillText(text, 0, ascentPx);
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  const pixels = widthPx * heightPx;
  const rgb = new Uint8Array(3 * pixels);
  const alpha = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    rgb.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * pixel);
    alpha[pixel] = data[4 * pixel + 3] ?? 0;
  }
  return {
    widthEm: widthPx / DRAWN_SIZE,
    ascentEm: ascentPx / DRAWN_SIZE,
    descentEm: descentPx / DRAWN_SIZE,
    widthPx,
    heightPx,
    rgb,
    alpha,
  };
}

/** What is decoded at a time: no canvas holds a whole page. Rows. */
const BAND_ROWS = 1_024;

/** Any picture that the browser shows, on white, turned as its Exif data says. */
async function decodePicture(blob: Blob): Promise<RgbPicture | null> {
  const bitmap = await createImageBitmap(blob).catch(() => null);
  if (!bitmap) return null;
  try {
    const { width: widthPx, height: heightPx } = bitmap;
    const context = new OffscreenCanvas(widthPx, Math.min(heightPx, BAND_ROWS)).getContext("2d", {
      willReadFrequently: true,
    });
    if (!context) return null;
    const deflate = new CompressionStream("deflate");
    const deflated = new Response(deflate.readable).arrayBuffer();
    const writer = deflate.writable.getWriter();
    for (let top = 0; top < heightPx; top += BAND_ROWS) {
      const rows = Math.min(BAND_ROWS, heightPx - top);
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, widthPx, rows);
      context.drawImage(bitmap, 0, -top);
      await writer.write(withoutAlpha(context.getImageData(0, 0, widthPx, rows).data));
    }
    await writer.close();
    return { widthPx, heightPx, deflatedRgb: new Uint8Array(await deflated) };
  } finally {
    bitmap.close();
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from] ?? 0;
    rgb[to++] = rgba[from + 1] ?? 0;
    rgb[to++] = rgba[from + 2] ?? 0;
  }
  return rgb;
}
