/** Pixels. */
const THUMBNAIL = { width: 320, height: 200 };

/** A small picture of the top of a screenshot for lists; null where the browser cannot decode it. */
export async function makeThumbnail(picture: Blob): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(picture);
    const canvas = new OffscreenCanvas(THUMBNAIL.width, THUMBNAIL.height);
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return null;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, THUMBNAIL.width, THUMBNAIL.height);
    const height = (bitmap.height * THUMBNAIL.width) / bitmap.width;
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, THUMBNAIL.width, height);
    bitmap.close();
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  } catch {
    return null;
  }
}
