import type { Artifact } from "../../../utils/core";

/** Image formats that every supported browser draws. */
const IMAGES = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/bmp",
  "image/svg+xml",
]);
/** Text that reads as such; HTML is left to the "Page" tab. */
const TEXTS = /^(text\/(?!html)|application\/(json|xml)\b|message\/rfc822\b)/;

/** How a file is shown inside the desk; "none" offers the download alone. */
export function previewOf(artifact: Pick<Artifact, "mediaType">): "image" | "text" | "none" {
  const type = artifact.mediaType.toLowerCase().split(";", 1)[0]?.trim() ?? "";
  if (IMAGES.has(type)) return "image";
  return TEXTS.test(type) ? "text" : "none";
}
