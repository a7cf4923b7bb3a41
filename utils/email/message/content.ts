import { MAIL_LIMITS } from "../../core";
import { decodeFieldWords } from "./fields/decode-field";
import type { Part } from "./mime/parts";
import { decodeBody } from "./mime/transfer";
import type { Problems } from "./problems";
import { decodeBytes } from "./text/charset";
import { unflow } from "./text/flowed";
import { htmlToText } from "./text/html-text";

/** A file in a message, with the bytes that its transfer encoding stands for, unaltered. */
export interface MailAttachment {
  /** As the message says, decoded; hostile. Null where it says nothing. */
  readonly fileName: string | null;
  /** In lower case. */
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly inline: boolean;
  /** Without angle brackets. */
  readonly contentId: string | null;
}

/** What there is to read in a message. */
export interface MailContent {
  readonly text: string;
  /** Unsanitised; null where the message has none. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  readonly textBytes: number;
  readonly htmlBytes: number;
}

/** A stretch of the text, in one form or both. */
interface Passage {
  readonly plain: string | null;
  readonly html: string | null;
}

/** Text and files of the parts; never throws. */
export function readContent(root: Part, problems: Problems): MailContent {
  const reader = new ContentReader(problems);
  const passages = reader.read(root, false);
  const html = passages.some((passage) => passage.html !== null) ? passages.map(asHtml).join("\n") : null;
  return {
    text: passages
      .map(asPlain)
      .filter((text) => text !== "")
      .join("\n"),
    html,
    attachments: reader.attachments,
    textBytes: reader.bytesOf["text/plain"],
    htmlBytes: reader.bytesOf["text/html"],
  };
}

function asPlain({ plain, html }: Passage): string {
  return plain ?? (html === null ? "" : htmlToText(html));
}

function asHtml({ plain, html }: Passage): string {
  if (html !== null) return html;
  return `<pre style="white-space:pre-wrap">${(plain ?? "").replace(/&/g, "&amp;").replace(/</g, "&lt;")}</pre>`;
}

type TextType = "text/plain" | "text/html";

class ContentReader {
  readonly attachments: MailAttachment[] = [];
  readonly bytesOf = { "text/plain": 0, "text/html": 0 };

  constructor(readonly problems: Problems) {}

  read(part: Part, related: boolean): Passage[] {
    if (part.children.length > 0) {
      const passages = part.children.map((child) =>
        this.read(child, related || part.type.value === "multipart/related"),
      );
      return part.type.value === "multipart/alternative" ? bestOf(passages) : passages.flat();
    }
    // what contains others is not encoded itself (RFC 2045 section 6.4)
    const { bytes, problem } = decodeBody(part.body, part.type.value.startsWith("multipart/") ? "" : part.encoding);
    if (problem === "transfer-encoding-unknown") {
      this.problems.add(problem, { part: part.path, encoding: part.encoding });
    } else if (problem) this.problems.add(problem, { part: part.path });
    const type = this.#textType(part);
    if (type) return [this.#passage(part, type, bytes)];
    this.#attach(part, bytes, related);
    return [];
  }

  /** A text part that is named is a file, unless it is all the text that there is so far. Null for a file. */
  #textType(part: Part): TextType | null {
    // a message whose parts cannot be told apart, as `sliceParts` has said
    if (part.path === "") return "text/plain";
    const { value } = part.type;
    if ((value !== "text/plain" && value !== "text/html") || part.disposition.value === "attachment") return null;
    const isFirst = this.bytesOf["text/plain"] + this.bytesOf["text/html"] === 0;
    return isFirst || fileNameOf(part) === null ? value : null;
  }

  #passage(part: Part, type: TextType, bytes: Uint8Array): Passage {
    const room = Math.max(0, MAIL_LIMITS.textBytes - this.bytesOf[type]);
    this.bytesOf[type] += bytes.length;
    if (bytes.length > room) this.problems.add("text-cut", { limitBytes: MAIL_LIMITS.textBytes });
    const charset = part.type.parameters.get("charset") ?? null;
    const whole = decodeBytes(bytes.subarray(0, room), charset);
    // a character may have been cut in two
    if (whole.problem && bytes.length <= room) {
      const named = whole.problem === "charset-missing" ? {} : { charset: charset ?? "" };
      this.problems.add(whole.problem, { ...named, part: part.path });
    }
    if (whole.text.includes("\0")) this.problems.add("nul-bytes", { part: part.path });
    const text = whole.text.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed();
    if (type === "text/html") return { plain: null, html: text };
    const flowed = part.type.parameters.get("format")?.toLowerCase() === "flowed";
    const deleteSpace = part.type.parameters.get("delsp")?.toLowerCase() === "yes";
    return { plain: flowed ? unflow(text, deleteSpace) : text, html: null };
  }

  #attach(part: Part, bytes: Uint8Array<ArrayBuffer>, related: boolean): void {
    const name = fileNameOf(part);
    const contentId = part.contentId.replace(/^<|>$/g, "").trim();
    this.attachments.push({
      fileName: name === null ? null : decodeFieldWords(name, "file-name", this.problems),
      mediaType: part.type.value,
      bytes,
      inline: part.disposition.value === "inline" || (related && contentId !== "" && part.disposition.value === ""),
      contentId: contentId === "" ? null : contentId,
    });
  }
}

/** RFC 2183 section 2.3; the `name` of the type is older and still sent. */
function fileNameOf(part: Part): string | null {
  return part.disposition.parameters.get("filename") || part.type.parameters.get("name") || null;
}

/** RFC 2046 section 5.1.4: the same in several forms, the plainest first. */
function bestOf(alternatives: readonly Passage[][]): Passage[] {
  const plain = alternatives.find((passages) => passages.length > 0 && passages.every(({ html }) => html === null));
  const html = alternatives.findLast((passages) => passages.some((passage) => passage.html !== null));
  if (!plain && !html) return [];
  return [{ plain: plain ? plain.map(asPlain).join("\n") : null, html: html ? html.map(asHtml).join("\n") : null }];
}
