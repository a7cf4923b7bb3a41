/**
 * A Blob as a base64 data URL (RFC 2397). Of its type only what cannot end a string or a tag is kept: it is what some
 * server said.
 */
export function blobToDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob.slice(0, blob.size, safeType(blob.type)));
  });
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

/** The bytes under a type that a browser shows them by: some servers send none, or `application/octet-stream`. */
export function withUsefulType(blob: Blob, url: string): Blob {
  if (blob.type !== "" && !/octet-stream|text\/plain/.test(blob.type)) return blob;
  const extension = /\.([a-z0-9]+)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? "";
  return new Blob([blob], { type: TYPES.get(extension) ?? blob.type });
}
