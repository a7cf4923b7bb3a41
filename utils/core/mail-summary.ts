import * as v from "valibot";
import { UtcTime } from "./fields";
import { MAIL_LIMITS } from "./mail-limits";

/**
 * Everything that can keep a message from being read in full, or that its reader should know. `params` name the
 * place: `field` a header field in lower case or "file-name", `part` as IMAP counts parts (RFC 9051 section 6.4.5), the
 * message itself being "".
 */
export const MAIL_PROBLEM_CODES = [
  /** Nothing in the file is a header field: all of it is shown as text. */
  "no-header",
  /** params: limitBytes */
  "header-too-large",
  /** params: limit */
  "too-many-fields",
  /** params: field */
  "field-too-long",
  /** A field that may occur once (RFC 5322 section 3.6) occurs more often. Of addresses all are shown, of others the
   * first. params: field, count */
  "field-repeated",
  /** A line break inside of a value, bare or encoded: may pretend to be another field. params: field */
  "line-break-in-field",
  /** Control or direction characters, removed from what is shown. params: field */
  "control-characters",
  /** params: part ("header" for the header) */
  "nul-bytes",
  /** params: field */
  "field-missing",
  /** params: field */
  "address-unreadable",
  /** params: text */
  "date-unreadable",
  /** The list in the summary is not whole. params: field, total */
  "list-cut",
  /** The last delimiter is missing (RFC 2046 section 5.1.1): the message may have been cut. params: part */
  "multipart-truncated",
  /** Without a boundary, or without a single part. params: part */
  "multipart-unreadable",
  /** params: limit */
  "too-many-parts",
  /** params: limit */
  "too-deep",
  /** params: part, encoding */
  "transfer-encoding-unknown",
  /** params: part */
  "base64-broken",
  /** params: part */
  "quoted-printable-broken",
  /** params: charset, and part or field */
  "charset-unknown",
  /** Bytes beyond ASCII without a word on what they are. params: part or field */
  "charset-missing",
  /** Bytes that the named charset does not have. params: charset, and part or field */
  "charset-mismatch",
  /** Only the beginning is shown; the original is whole. params: limitBytes */
  "text-cut",
  /** An Outlook file names a file that it does not hold. params: field */
  "attachment-missing",
  /** An Outlook file with chains that lead nowhere. */
  "msg-damaged",
  /** An Outlook file has its formatted text in RTF alone, which is not read; plain text may be there. */
  "msg-formatted-text-unread",
] as const;
export type MailProblemCode = (typeof MAIL_PROBLEM_CODES)[number];

export const MailProblemSchema = v.object({
  code: v.picklist(MAIL_PROBLEM_CODES),
  /** Hostile text among them: to be shown as text only. */
  params: v.record(v.string(), v.union([v.pipe(v.string(), v.maxLength(MAIL_LIMITS.excerptCharacters)), v.number()])),
});
export type MailProblem = v.InferOutput<typeof MailProblemSchema>;

const text = (characters: number) => v.pipe(v.string(), v.maxLength(characters));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A list that may have been cut: what is shown, and how many there are. */
function listOf<T extends v.GenericSchema>(entry: T, limit: number) {
  return v.object({ shown: v.pipe(v.array(entry), v.maxLength(limit)), total: Count });
}

export const MailAddressSchema = v.object({
  /** What the sender calls the address; empty where it has no name. Says nothing about who it is. */
  name: text(MAIL_LIMITS.nameCharacters),
  /** Empty where there is a name only. */
  address: text(MAIL_LIMITS.addressCharacters),
});
export type MailAddress = v.InferOutput<typeof MailAddressSchema>;

/** `Name <address>`, or what there is of it. */
export function addressLine({ name, address }: MailAddress): string {
  return name === "" || address === "" ? name || address : `${name} <${address}>`;
}

export const MailAddressesSchema = listOf(MailAddressSchema, MAIL_LIMITS.listed);
export type MailAddresses = v.InferOutput<typeof MailAddressesSchema>;

export const MailAttachmentSummarySchema = v.object({
  /** As shown: no name for files, that is what `safeFileName` is for. Null where it has none. */
  fileName: v.nullable(text(MAIL_LIMITS.nameCharacters)),
  /** As the message says, in lower case. */
  mediaType: text(MAIL_LIMITS.nameCharacters),
  sizeBytes: Count,
  /** Meant to be shown in the text (an image), not beside it. */
  inline: v.boolean(),
  /** Without angle brackets. */
  contentId: v.nullable(text(MAIL_LIMITS.nameCharacters)),
});
export type MailAttachmentSummary = v.InferOutput<typeof MailAttachmentSummarySchema>;

/**
 * What a message says of itself. JSON; every text is free of control and direction characters and cut to a limit.
 * All of it is what the sender wrote: nothing here is verified.
 */
export const MailSummarySchema = v.object({
  /** Null where there is no Subject field. */
  subject: v.nullable(text(MAIL_LIMITS.subjectCharacters)),
  from: MailAddressesSchema,
  sender: v.nullable(MailAddressSchema),
  replyTo: MailAddressesSchema,
  to: MailAddressesSchema,
  cc: MailAddressesSchema,
  bcc: MailAddressesSchema,
  /** The Date field in UTC; null where it is missing or unreadable. */
  date: v.nullable(UtcTime),
  /** The Date field as written. */
  dateText: v.nullable(text(MAIL_LIMITS.excerptCharacters)),
  /** Without angle brackets, as are the next two. */
  messageId: v.nullable(text(MAIL_LIMITS.identifierCharacters)),
  inReplyTo: v.nullable(text(MAIL_LIMITS.identifierCharacters)),
  /** The oldest first; of a long list the first and the last ones. */
  references: listOf(text(MAIL_LIMITS.identifierCharacters), MAIL_LIMITS.listed),
  attachments: listOf(MailAttachmentSummarySchema, MAIL_LIMITS.listedAttachments),
  /** Bytes of all text/plain parts that are shown, transfer encoding undone. */
  textBytes: Count,
  /** Likewise of text/html. */
  htmlBytes: Count,
  problems: v.pipe(v.array(MailProblemSchema), v.maxLength(MAIL_LIMITS.problems)),
});
export type MailSummary = v.InferOutput<typeof MailSummarySchema>;
