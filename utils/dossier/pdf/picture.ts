import type { Slice } from "./page-cuts";
import type { Paper } from "./paper";
import type { PdfPorts } from "./ports";

/** A picture that is in the file once, however many pages show parts of it. */
export interface PdfPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Draws it on the current page. Points from the page's top left corner. */
  draw(x: number, y: number, width: number, height: number): void;
}

/** What is known of a picture before any document shows it. */
export interface LoadedPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly source: PictureSource;
}

type PictureSource =
  | { readonly kind: "jpeg"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Rows of RGB in the zlib format, in pieces; with a filter byte before each row where they come out of a PNG file. */
  | { readonly kind: "rgb"; readonly deflated: readonly Uint8Array<ArrayBuffer>[]; readonly filtered: boolean };

/** More is not decoded: it would take the memory of the machine. Pixels. */
const MAX_PIXELS = 400_000_000;

/**
 * Reads a picture for documents: JPEG and opaque PNG stay as they are, everything else is decoded.
 * @returns null for what is no picture, or none that the browser can show
 */
export async function loadPicture(blob: Blob, ports: PdfPorts): Promise<LoadedPicture | null> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const passed = opaquePng(bytes) ?? uprightJpeg(bytes);
  if (passed && passed.widthPx * passed.heightPx <= MAX_PIXELS) return passed;
  const decoded = await ports.decodePicture(blob);
  if (!decoded) return null;
  const { widthPx, heightPx, deflatedRgb } = decoded;
  return { widthPx, heightPx, source: { kind: "rgb", deflated: [deflatedRgb], filtered: false } };
}

/** Puts a picture into a document. */
export function embedPicture(paper: Paper, { widthPx, heightPx, source }: LoadedPicture): PdfPicture {
  const { doc } = paper;
  if (source.kind === "jpeg") {
    // its types know paths only
    const image = (doc as unknown as { openImage(bytes: Uint8Array): object }).openImage(source.bytes);
    return {
      widthPx,
      heightPx,
      draw: (x, y, width, height) => {
        doc.image(image as unknown as string, x, y, { width, height });
      },
    };
  }
  // pdfkit's own reader of PNG files makes a list of numbers of each, ten times as large
  const reference = doc.ref({
    Type: "XObject",
    Subtype: "Image",
    Width: widthPx,
    Height: heightPx,
    ColorSpace: "DeviceRGB",
    BitsPerComponent: 8,
    Filter: "FlateDecode",
    ...(source.filtered ? { DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: widthPx } } : {}),
  });
  for (const piece of source.deflated) reference.write(piece);
  reference.end(undefined);
  return { widthPx, heightPx, draw: (...place) => paper.drawImage(reference, ...place) };
}

/** Pictures one under the other, as one: a page that was too tall for one file. */
export function drawSlice(
  paper: Paper,
  pictures: readonly PdfPicture[],
  { top, bottom }: Slice,
  at: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  const { doc } = paper;
  let offset = 0;
  for (const picture of pictures) {
    const [from, to] = [Math.max(top, offset), Math.min(bottom, offset + picture.heightPx)];
    if (to > from) {
      doc.save();
      doc.rect(at.x, at.y + (from - top) * at.scale, picture.widthPx * at.scale, (to - from) * at.scale).clip();
      const y = at.y + (offset - top) * at.scale;
      picture.draw(at.x, y, picture.widthPx * at.scale, picture.heightPx * at.scale);
      doc.restore();
    }
    offset += picture.heightPx;
  }
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG specification, 11.2: 8-bit RGB without transparency, not interlaced, whole up to its end; null for others. */
function opaquePng(bytes: Uint8Array<ArrayBuffer>): LoadedPicture | null {
  if (bytes.length < 45 || PNG_SIGNATURE.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [depth, color, compression, filter, interlace] = bytes.subarray(24, 29);
  if (depth !== 8 || color !== 2 || compression !== 0 || filter !== 0 || interlace !== 0) return null;
  const deflated: Uint8Array<ArrayBuffer>[] = [];
  let position = 8;
  while (position + 12 <= bytes.length) {
    const length = view.getUint32(position);
    const type = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    if (type === "tRNS") return null;
    if (type === "IDAT") deflated.push(bytes.subarray(position + 8, position + 8 + length));
    if (type === "IEND" && deflated.length > 0) {
      const source = { kind: "rgb", deflated, filtered: true } as const;
      return { widthPx: view.getUint32(16), heightPx: view.getUint32(20), source };
    }
    position += 12 + length;
  }
  return null;
}

/** Baseline or progressive, grey or YCbCr; one that is stored turned (Exif) is left to the browser (ITU T.81, B.2.2). */
function uprightJpeg(bytes: Uint8Array<ArrayBuffer>): LoadedPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 2;
  while (position + 10 <= bytes.length) {
    if (bytes[position] !== 0xff) return null;
    const marker = bytes[position + 1] ?? 0;
    // Exif says how it is turned; Adobe's segment says that colours are inverted
    if (marker === 0xe1 || marker === 0xee) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const components = bytes[position + 9];
      if (marker > 0xc2 || (components !== 1 && components !== 3)) return null;
      const source = { kind: "jpeg", bytes } as const;
      return { widthPx: view.getUint16(position + 7), heightPx: view.getUint16(position + 5), source };
    }
    position += 2 + view.getUint16(position + 2);
  }
  return null;
}
