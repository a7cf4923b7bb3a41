import { createSHA256 } from "hash-wasm";
import { toHex, utf8 } from "../core";

/** Up to here one WebCrypto call is the fastest way; above, it would need the whole file in memory. Bytes. */
const WHOLE_LIMIT_BYTES = 256 * 1024 * 1024;

/** SHA-256 (FIPS 180-4) of bytes in memory, lower-case hexadecimal. */
export async function sha256OfBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hexadecimal. */
export function sha256OfText(text: string): Promise<string> {
  return sha256OfBytes(utf8(text));
}

/**
 * SHA-256 of a Blob of any size, lower-case hexadecimal; large ones are streamed.
 * @throws DOMException NotReadableError if the Blob's bytes are gone
 */
export async function sha256OfBlob(blob: Blob, wholeLimitBytes = WHOLE_LIMIT_BYTES): Promise<string> {
  if (blob.size <= wholeLimitBytes) return sha256OfBytes(new Uint8Array(await blob.arrayBuffer()));
  return sha256OfStream(blob.stream());
}

/** SHA-256 of a stream of bytes, lower-case hexadecimal, in constant memory. */
export async function sha256OfStream(stream: ReadableStream<Uint8Array>): Promise<string> {
  const hasher = await createSHA256();
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hasher.digest("hex");
    hasher.update(value);
  }
}
