/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

/** @throws TypeError where it is no hexadecimal of whole bytes */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(hex)) throw new TypeError("not hexadecimal");
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

/** Whether two sequences of bytes are the same; not in constant time. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Since Chromium 140 and Firefox 133 (ECMAScript 2026). */
type WithBase64 = Uint8Array & { toBase64?(): string };

/** So many bytes at a time are arguments of one call. */
const CHUNK = 8_190;

export function toBase64(bytes: Uint8Array): string {
  const built = (bytes as WithBase64).toBase64?.();
  if (built !== undefined) return built;
  let base64 = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return base64;
}

/** @throws DOMException `InvalidCharacterError` where it is no base64 (WHATWG Infra, 4.6) */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * The bytes of a base64 `data:` URL (RFC 2397), as the browser's screenshot calls return them.
 * @throws TypeError if the URL is not a base64 data URL
 */
export function dataUrlToBlob(url: string): Blob {
  const match = /^data:([^;,]*)(?:;[^,]*)?;base64,/.exec(url);
  if (!match) throw new TypeError("not a base64 data URL");
  return new Blob([fromBase64(url.slice(match[0].length))], { type: match[1] ?? "" });
}
