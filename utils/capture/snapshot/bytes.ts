import { toBase64 } from "../../core";

/**
 * A Blob as a base64 data URL (RFC 2397). Of its type only what cannot end a string or a tag is kept: it is what some
 * server said.
 */
export function blobToDataUrl(blob: Blob, type = blob.type): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob.slice(0, blob.size, safeType(type)));
  });
}

/** What a file holds, and the type that its server says it is. */
export interface FileBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The same of bytes that are in memory. */
export function toDataUrl({ bytes, type }: FileBytes): string {
  return `data:${safeType(type)};base64,${toBase64(bytes)}`;
}

function safeType(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0] ?? "application/octet-stream";
}

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    svg: "image/svg+xml",
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    webp: "image/webp",
    avif: "image/avif",
    woff2: "font/woff2",
    woff: "font/woff",
    ttf: "font/ttf",
    otf: "font/otf",
  }),
);

/**
 * The type that a browser shows a file by: some servers send none, or `application/octet-stream`, or
 * one that would open as a page.
 */
export function usefulType(type: string, url: string): string {
  if (type !== "" && !/octet-stream|text\/(?:plain|html)/.test(type)) return type;
  const extension = /\.([a-z0-9]+)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? "";
  return TYPES.get(extension) ?? (/html/.test(type) ? "" : type);
}
