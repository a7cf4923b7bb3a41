import { fromBase64, utf8 } from "../../core";
import { toDataUrl } from "./bytes";

const PLAIN = /^data:[\w.+-]+\/[\w.+-]+(?:;[\w-]+=[\w.-]+)*;base64,[\w+/]*={0,2}(?:#[\w-]*)?$/;
const PARTS = /^data:([^,]*),([^#]*)(#[\w-]*)?/is;

/**
 * A page's own `data:` address with the same bytes, in an alphabet that no context has to escape (RFC 2397): markup,
 * style sheets, and addresses in addresses. The page's own may hold quotes and tags.
 * @throws TypeError where it is none, or its base64 is broken
 */
export function plainDataUrl(url: string): string {
  if (PLAIN.test(url)) return url;
  const [, head, body = "", fragment = ""] = PARTS.exec(url) ?? [];
  if (head === undefined) throw new TypeError("not a data address");
  const bytes = percentDecoded(body);
  const type = head.split(";")[0]?.trim() || "text/plain";
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const plain = toDataUrl({ bytes: isBase64 ? base64Decoded(bytes) : bytes, type });
  return plain + fragment;
}

/** The bytes of a text in which `%XX` is one (WHATWG URL, 1.3). */
function percentDecoded(text: string): Uint8Array<ArrayBuffer> {
  const source = utf8(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at++) {
    const hex = source[at] === 0x25 ? hexByte(source, at + 1) : null;
    bytes[length++] = hex ?? source[at] ?? 0;
    if (hex !== null) at += 2;
  }
  return bytes.slice(0, length);
}

/** Two hexadecimal digits as a byte; null where there are none. */
function hexByte(source: Uint8Array, at: number): number | null {
  const digits = String.fromCharCode(source[at] ?? 0, source[at + 1] ?? 0);
  return /^[\da-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}

function base64Decoded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new TypeError("broken base64", { cause });
  }
}
