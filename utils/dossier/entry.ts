import { utf8 } from "../core";
import { sha256OfBytes } from "../integrity";

/** One file of a volume, with all that can be known of it before the zip is written. */
export interface PlannedEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly source:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
    | { readonly kind: "blob"; readonly blob: Blob }
    | { readonly kind: "artifact"; readonly artifactId: string };
}

/** Bytes that were hashed as they were written. */
export interface HashedFile {
  readonly blob: Blob;
  readonly sha256: string;
}

export function blobEntry(path: string, { blob, sha256 }: HashedFile): PlannedEntry {
  return { path, sizeBytes: blob.size, sha256, source: { kind: "blob", blob } };
}

export async function textEntry(path: string, text: string): Promise<PlannedEntry> {
  const bytes = utf8(text);
  return { path, sizeBytes: bytes.byteLength, sha256: await sha256OfBytes(bytes), source: { kind: "text", text } };
}

export async function bytesEntry(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<PlannedEntry> {
  return { path, sizeBytes: bytes.byteLength, sha256: await sha256OfBytes(bytes), source: { kind: "bytes", bytes } };
}
