import { byteString, splitMessage } from "../raw";
import { MAILBOX_LIMITS } from "./limits";
import { isCfb } from "./msg/cfb-reader";
import { isSeparator } from "./separator";

/** What a file holds: one message, a mailbox, perhaps an Outlook message, or nothing of the kind. */
export type HeadKind = "eml" | "mbox" | "cfb" | "none";

/** Fields that tell a message from notes with colons. */
const MAIL_FIELDS =
  /^(from|to|cc|date|subject|received|message-id|return-path|reply-to|sender|mime-version|content-type|delivered-to|dkim-signature)$/;

const FIELD_LINE = /^[\x21-\x39\x3b-\x7e]+[ \t]*:/;

/** Tells from a file's beginning what it is; the name counts only where a message has hardly any fields. */
export function kindOfHead(name: string, head: Uint8Array): HeadKind {
  if (isCfb(head)) return "cfb";
  const text = byteString(head.subarray(0, MAILBOX_LIMITS.headBytes));
  // a byte order mark that an editor put there; blank lines before an mbox's first separator
  const lines = text
    .replace(/^\xef\xbb\xbf/, "")
    .replace(/^[\r\n]+/, "")
    .split(/\r?\n/, 2);
  const [first = "", second = ""] = lines;
  if (isSeparator(Uint8Array.from(first, (character) => character.charCodeAt(0)))) return "mbox";
  if (!FIELD_LINE.test(first) && !/^>?From /.test(first)) return "none";
  if (!FIELD_LINE.test(first) && !FIELD_LINE.test(second)) return "none";
  const known = new Set(
    splitMessage(head)
      .fields.filter((field) => MAIL_FIELDS.test(field.name))
      .map((f) => f.name),
  );
  return known.size >= (/\.eml$/i.test(name) ? 1 : 2) ? "eml" : "none";
}
