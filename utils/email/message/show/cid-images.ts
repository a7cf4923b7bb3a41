import { MAIL_LIMITS, toBase64 } from "../../../core";
import type { MailAttachment } from "../content";

/** `data:` URLs of a message's own images by their Content-ID, without angle brackets. */
export type CidImages = ReadonlyMap<string, string>;

/** Pictures of pixels only: an SVG could fetch. */
const PICTURE = /^image\/(png|jpe?g|pjpeg|gif|webp|bmp|avif|x-icon|vnd\.microsoft\.icon)$/;

/** The images that the text of a message may show (RFC 2392), within the limits of size. The first of a name counts. */
export function cidImages(attachments: readonly MailAttachment[]): CidImages {
  const images = new Map<string, string>();
  let room: number = MAIL_LIMITS.shownImagesBytes;
  for (const { contentId, mediaType, bytes } of attachments) {
    if (contentId === null || images.has(contentId) || !PICTURE.test(mediaType)) continue;
    if (bytes.length > Math.min(room, MAIL_LIMITS.shownImageBytes)) continue;
    room -= bytes.length;
    images.set(contentId, `data:${mediaType};base64,${toBase64(bytes)}`);
  }
  return images;
}
