import { BordereauError, isReportImage } from "../../utils/core";
import { fitWithin } from "./image-size";

export const IMAGE_TYPES = ["image/png", "image/jpeg"] as const;

const JPEG_QUALITY = 0.88;

export function isImageFile(file: File): boolean {
  return IMAGE_TYPES.some((type) => type === file.type);
}

/**
 * A picture file as a report holds it: drawn anew, so no larger than needed and without the place and the camera that
 * photographs tell of.
 *
 * @throws BordereauError `file-unreadable` for what is no picture, or one that the browser cannot draw
 */
export async function readImage(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new BordereauError("file-unreadable", { cause });
  });
  try {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, fitWithin(bitmap.width, bitmap.height));
    const context = canvas.getContext("2d");
    if (!context) throw new BordereauError("not-supported", { detail: "no canvas" });
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const exact = file.type === "image/png" ? canvas.toDataURL("image/png") : "";
    if (isReportImage(exact)) return exact;
    // JPEG knows no transparency, and would make it black
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    const compressed = canvas.toDataURL("image/jpeg", JPEG_QUALITY);
    if (isReportImage(compressed)) return compressed;
    throw new BordereauError("file-unreadable", { detail: `${canvas.width} × ${canvas.height}` });
  } finally {
    bitmap.close();
  }
}
