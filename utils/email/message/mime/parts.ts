import { MAIL_LIMITS } from "../../../core";
import { byteString, fieldsNamed, type RawField, splitMessage } from "../../raw";
import type { Problems } from "../problems";
import { parseStructured, type StructuredField } from "./structured-field";

/** One part of a message (RFC 2045 section 2.5), as it stands in it. */
export interface Part {
  /** As IMAP counts (RFC 9051 section 6.4.5): "1.2"; "1" for a message that is no multipart. */
  readonly path: string;
  readonly type: StructuredField;
  readonly disposition: StructuredField;
  /** Content-ID as it stands, empty where there is none. */
  readonly contentId: string;
  /** Content-Transfer-Encoding in lower case, empty where there is none. */
  readonly encoding: string;
  /** A view on the message; the line break before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1). */
  body: Uint8Array;
  /** Empty where it is no multipart, or one that is not followed. */
  readonly children: readonly Part[];
}

export interface SlicedMessage {
  readonly root: Part;
  /** The message's own fields, from top to bottom. */
  readonly fields: readonly RawField[];
}

interface Multipart {
  readonly part: Part;
  readonly children: Part[];
  readonly boundary: string;
  readonly bodyStart: number;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
/** Two dashes, a boundary of at most 70 characters and two more (RFC 2046 section 5.1.1), and room for what is sent. */
const MAX_DELIMITER = 260;

/**
 * Cuts a message into its parts, in one pass over its lines and without decoding anything. Takes CRLF, LF and both
 * mixed; never throws: where the structure is broken or beyond the limits, it gives what can be told apart.
 */
export function sliceParts(message: Uint8Array, problems: Problems): SlicedMessage {
  return new Slicer(message, problems).run();
}

class Slicer {
  /** Multiparts that are open, the outermost first. */
  readonly #open: Multipart[] = [];
  #parts = 0;
  /** The part whose header or body is being read; null between the parts of a multipart. */
  #leaf: { part: Part; bodyStart: number } | null = null;
  #header: { start: number; path: string; inDigest: boolean; siblings: Part[] } | null;
  #sliced: SlicedMessage | null = null;

  constructor(
    readonly message: Uint8Array,
    readonly problems: Problems,
  ) {
    this.#header = { start: 0, path: "", inDigest: false, siblings: [] };
  }

  run(): SlicedMessage {
    const { message } = this;
    let at = 0;
    let previousEnd = 0;
    while (at < message.length) {
      if (this.#header === null && this.#open.length === 0) break;
      const lf = message.indexOf(LF, at);
      const next = lf < 0 ? message.length : lf + 1;
      const end = lf < 0 ? message.length : lf > at && message[lf - 1] === CR ? lf - 1 : lf;
      const delimiter = message[at] === DASH && message[at + 1] === DASH ? this.#delimiter(at, end) : null;
      if (delimiter) {
        this.#endPart(at, previousEnd);
        if (!this.#meet(delimiter, previousEnd, next)) return this.#finish(at);
      } else if (this.#header && end === at) this.#endHeader(at, next);
      previousEnd = end;
      at = next;
    }
    return this.#finish(message.length);
  }

  /** The open multipart, innermost first, that a line is the delimiter of. */
  #delimiter(start: number, end: number): { level: number; closing: boolean } | null {
    if (this.#open.length === 0 || end - start > MAX_DELIMITER) return null;
    // blanks after a boundary are padding of the transport
    const line = byteString(this.message.subarray(start + 2, end)).trimEnd();
    for (let level = this.#open.length - 1; level >= 0; level--) {
      const boundary = (this.#open[level] as Multipart).boundary;
      if (line === boundary) return { level, closing: false };
      const closing = line.length === boundary.length + 2 && line.startsWith(boundary) && line.endsWith("--");
      if (closing) return { level, closing };
    }
    return null;
  }

  /** Ends what is open in front of a delimiter. `previousEnd`: where the line before ended, without its line break. */
  #endPart(delimiterStart: number, previousEnd: number): void {
    if (this.#header) this.#endHeader(delimiterStart, delimiterStart);
    if (this.#leaf) this.#endBody(this.#leaf, previousEnd);
    this.#leaf = null;
  }

  #endBody({ part, bodyStart }: { part: Part; bodyStart: number }, end: number): void {
    part.body = this.message.subarray(bodyStart, Math.max(bodyStart, end));
  }

  /** False where no more parts are taken. */
  #meet({ level, closing }: { level: number; closing: boolean }, previousEnd: number, next: number): boolean {
    for (const left of this.#open.splice(level + 1)) this.#leave(left, false, previousEnd);
    const multipart = this.#open[level] as Multipart;
    if (closing) {
      this.#open.pop();
      this.#leave(multipart, true, previousEnd);
      return true;
    }
    if (this.#parts >= MAIL_LIMITS.parts) {
      this.problems.add("too-many-parts", { limit: MAIL_LIMITS.parts });
      this.#open.length = 0;
      return false;
    }
    const { part, children } = multipart;
    const path = `${part.path === "" ? "" : `${part.path}.`}${children.length + 1}`;
    this.#header = { start: next, path, inDigest: part.type.value === "multipart/digest", siblings: children };
    return true;
  }

  #endHeader(end: number, bodyStart: number): void {
    if (!this.#header) return;
    const { start, path, inDigest, siblings } = this.#header;
    this.#header = null;
    const limit = this.#parts === 0 ? MAIL_LIMITS.headerBytes : MAIL_LIMITS.partHeaderBytes;
    if (end - start > limit) this.problems.add("header-too-large", { limitBytes: limit });
    const { fields } = splitMessage(this.message.subarray(start, Math.min(end, start + limit)));
    const children: Part[] = [];
    const part = toPart(fields, path, inDigest, children, this.message.subarray(bodyStart));
    siblings.push(part);
    this.#sliced ??= { root: part, fields };
    this.#parts++;
    const multipart = this.#asMultipart(part, children, bodyStart);
    if (multipart) this.#open.push(multipart);
    else this.#leaf = { part, bodyStart };
  }

  #asMultipart(part: Part, children: Part[], bodyStart: number): Multipart | null {
    if (!part.type.value.startsWith("multipart/")) return null;
    const boundary = (part.type.parameters.get("boundary") ?? "").trimEnd();
    if (boundary === "") {
      this.problems.add("multipart-unreadable", { part: part.path });
      return null;
    }
    if (this.#open.length >= MAIL_LIMITS.depth) {
      this.problems.add("too-deep", { limit: MAIL_LIMITS.depth });
      return null;
    }
    return { part, children, boundary, bodyStart };
  }

  #leave(multipart: Multipart, closed: boolean, end: number): void {
    const { part, children } = multipart;
    this.#endBody(multipart, end);
    if (!closed) this.problems.add("multipart-truncated", { part: part.path });
    if (children.length === 0) this.problems.add("multipart-unreadable", { part: part.path });
  }

  #finish(end: number): SlicedMessage {
    if (this.#header) this.#endHeader(end, end);
    if (this.#leaf) this.#endBody(this.#leaf, end);
    for (const left of this.#open) this.#leave(left, false, end);
    return this.#sliced as SlicedMessage;
  }
}

function toPart(
  fields: readonly RawField[],
  path: string,
  inDigest: boolean,
  children: Part[],
  body: Uint8Array,
): Part {
  const first = (name: string) => fieldsNamed({ fields }, name)[0]?.value ?? "";
  const type = parseStructured(first("content-type"));
  // RFC 2045 section 5.2, RFC 2046 section 5.1.5
  const value = /^[^/\s]+\/[^/\s]+$/.test(type.value) ? type.value : inDigest ? "message/rfc822" : "text/plain";
  const isRoot = path === "" && !value.startsWith("multipart/");
  return {
    path: isRoot ? "1" : path,
    type: { value, parameters: type.parameters },
    disposition: parseStructured(first("content-disposition")),
    contentId: first("content-id"),
    encoding: parseStructured(first("content-transfer-encoding")).value,
    body,
    children,
  };
}
