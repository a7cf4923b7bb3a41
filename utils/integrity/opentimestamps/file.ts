import { sameBytes, utf8 } from "../../core";
import { OtsError } from "./error";
import { TAGS } from "./operations";
import { readTimestamp, type Timestamp, writeTimestamp } from "./timestamp";
import { joined, OtsReader, varuint } from "./wire";

/** An `.ots` file: what is known of a file with that SHA-256. */
export interface OtsFile {
  readonly digest: Uint8Array;
  readonly timestamp: Timestamp;
}

const MAGIC = joined(
  utf8("\0OpenTimestamps\0\0Proof\0"),
  Uint8Array.of(0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94),
);
const VERSION = 1;
export const DIGEST_BYTES = 32;

/** Many times what a file with the answers of all calendars has. Bytes. */
const MAX_FILE_BYTES = 65_536;

/**
 * Reads a detached `.ots` file of a SHA-256.
 * @throws OtsError where it is none, is of another version or of another hash, or is too large, too deep or malformed
 */
export function readOts(bytes: Uint8Array): OtsFile {
  if (bytes.length > MAX_FILE_BYTES) throw new OtsError("too-large");
  if (!sameBytes(bytes.subarray(0, MAGIC.length), MAGIC)) throw new OtsError("not-ots");
  const reader = new OtsReader(bytes.subarray(MAGIC.length));
  const version = reader.varuint();
  if (version !== VERSION) throw new OtsError("version", `version ${version}`);
  const hash = reader.byte();
  if (hash !== TAGS.sha256) throw new OtsError("op-unsupported", `file hash 0x${hash.toString(16)}`);
  const file = { digest: reader.take(DIGEST_BYTES), timestamp: readTimestamp(reader) };
  reader.end();
  return file;
}

/**
 * The bytes of an `.ots` file, as the standard client would write it.
 * @throws OtsError `too-large`, `too-deep` where it could not be read again
 */
export function writeOts({ digest, timestamp }: OtsFile): Uint8Array<ArrayBuffer> {
  const bytes = joined(MAGIC, varuint(VERSION), Uint8Array.of(TAGS.sha256), digest, writeTimestamp(timestamp));
  readOts(bytes);
  return bytes;
}
