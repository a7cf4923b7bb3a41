import type { ArtifactRole } from "../core";

/** A file that a step produced, before it is hashed and sealed. */
export interface CapturedFile {
  readonly role: ArtifactRole;
  readonly fileName: string;
  readonly mediaType: string;
  readonly blob: Blob;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/json": "json",
  "application/xml": "xml",
  "image/avif": "avif",
  "image/gif": "gif",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "text/css": "css",
  "text/csv": "csv",
  "text/plain": "txt",
  "text/xml": "xml",
};

/** The usual extension of a media type, `bin` for an unknown one. */
export function extensionOf(mediaType: string): string {
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  return (Object.hasOwn(EXTENSIONS, type) ? EXTENSIONS[type] : undefined) ?? "bin";
}
