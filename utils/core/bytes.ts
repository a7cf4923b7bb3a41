/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
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
