import { fromBase64 } from "../../core";
import { toAsciiDomain } from "../dns";
import { bytesOfString } from "../raw";
import { type TagList, withoutFolds } from "./tag-list";

/** The bytes of a tag in base64, or null where it is none or empty. */
export function base64Tag(tags: TagList, name: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = fromBase64(withoutFolds(tags.get(name)?.value ?? ""));
    return bytes.length > 0 ? bytes : null;
  } catch {
    return null;
  }
}

/** The domain of a `d=` tag or the name of an `s=` tag, in ASCII. */
export function nameTag(tags: TagList, name: string): string | null {
  return toAsciiDomain(utf8Text(tags.get(name)?.value ?? ""));
}

/** Seconds since 1970 of a `t=` or `x=` tag; null where there is none, `"bad"` where it is no number (1*12DIGIT). */
export function secondsTag(tags: TagList, name: string): number | null | "bad" {
  const tag = tags.get(name);
  if (!tag) return null;
  return /^\d{1,12}$/.test(tag.value) ? Number(tag.value) : "bad";
}

/** The text whose UTF-8 bytes a string of one character a byte holds. */
export function utf8Text(bytes: string): string {
  return new TextDecoder().decode(bytesOfString(bytes));
}
