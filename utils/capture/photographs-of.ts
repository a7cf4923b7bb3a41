import type { CapturedFile } from "./captured-file";
import type { Photograph } from "./fill";
import type { PageDescription } from "./page";

/** What of the page each photograph shows: the visible part first, it is of the moment of the snapshot. */
export async function photographsOf(
  files: readonly CapturedFile[],
  { scrollPosition, viewport, devicePixelRatio: scale }: PageDescription,
): Promise<Photograph[]> {
  const photographs: Photograph[] = [];
  for (const { role, blob } of files) {
    if (role === "visible-screenshot") photographs.push({ blob, scale, area: { ...scrollPosition, ...viewport } });
  }
  let y = 0;
  for (const { role, blob } of files) {
    if (role !== "full-page-screenshot") continue;
    const { width, height } = await pngSize(blob);
    photographs.push({ blob, scale, area: { x: 0, y, width: width / scale, height: height / scale } });
    y += height / scale;
  }
  return photographs;
}

/** From the header of a PNG (RFC 2083, 4.1.1). */
async function pngSize(blob: Blob): Promise<{ width: number; height: number }> {
  const header = new DataView(await blob.slice(0, 24).arrayBuffer());
  return header.byteLength < 24
    ? { width: 0, height: 0 }
    : { width: header.getUint32(16), height: header.getUint32(20) };
}
