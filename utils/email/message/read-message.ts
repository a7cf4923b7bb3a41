import { MAIL_LIMITS, type MailAttachmentSummary, type MailSummary } from "../../core";
import { fieldsNamed, type RawField } from "../raw";
import { type MailAttachment, readContent } from "./content";
import { readAddresses } from "./fields/addresses";
import { readDate } from "./fields/date";
import { decodeFieldWords, fieldText, shownField } from "./fields/decode-field";
import { cutReferences, readIdentifiers } from "./fields/identifiers";
import { sliceParts } from "./mime/parts";
import { Problems } from "./problems";

/** A message that has been read. */
export interface ReadMessage {
  readonly summary: MailSummary;
  /** Readable plain text: the text part, or what the HTML says. */
  readonly text: string;
  /** Unsanitised: for `sanitisedHtml`. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  /** The header fields as raw bytes, within the limits: for `receivedChain` and `authenticationResults`. */
  readonly fields: readonly RawField[];
}

/** RFC 5322 section 3.6: fields that a message has at most once. */
const ONCE = [
  "from",
  "sender",
  "reply-to",
  "to",
  "cc",
  "bcc",
  "date",
  "subject",
  "message-id",
  "in-reply-to",
  "references",
];

/**
 * Reads a message (RFC 5322, MIME). Never rejects over what it holds: it gives what can be read, and
 * `summary.problems` say what cannot. Takes memory of about twice the message, time in proportion to it.
 * @param bytes the original; not altered, and not referred to by the result
 */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const problems = new Problems();
  const { root, fields } = sliceParts(bytes, problems);
  checkHeader(fields, problems);
  const summary = readFields(fields, problems);
  // no header at all: then everything is text
  if (fields.length === 0) problems.add("no-header");
  const content = readContent(fields.length === 0 ? { ...root, body: bytes } : root, problems);
  return {
    summary: {
      ...summary,
      attachments: summarise(content.attachments, problems),
      textBytes: content.textBytes,
      htmlBytes: content.htmlBytes,
      problems: problems.list(),
    },
    text: content.text,
    html: content.html,
    attachments: content.attachments,
    fields,
  };
}

/** The part of a summary that header fields tell. */
export function readFields(
  fields: readonly RawField[],
  problems: Problems,
): Omit<MailSummary, "attachments" | "textBytes" | "htmlBytes" | "problems"> {
  const named = (name: string) => fieldsNamed({ fields }, name);
  const addresses = (name: string) => readAddresses(named(name), problems);
  const subject = named("subject")[0];
  const date = named("date")[0];
  const dateText = date ? shownField(fieldText(date, problems), "date", MAIL_LIMITS.excerptCharacters, problems) : null;
  const utc = dateText === null ? null : readDate(dateText);
  if (dateText !== null && utc === null) problems.add("date-unreadable", { text: dateText });
  return {
    subject: subject
      ? shownField(
          decodeFieldWords(fieldText(subject, problems), "subject", problems),
          "subject",
          MAIL_LIMITS.subjectCharacters,
          problems,
        )
      : null,
    from: addresses("from"),
    sender: addresses("sender").shown[0] ?? null,
    replyTo: addresses("reply-to"),
    to: addresses("to"),
    cc: addresses("cc"),
    bcc: addresses("bcc"),
    date: utc,
    dateText,
    messageId: readIdentifiers(named("message-id")[0], problems)[0] ?? null,
    inReplyTo: readIdentifiers(named("in-reply-to")[0], problems)[0] ?? null,
    references: cutReferences(readIdentifiers(named("references")[0], problems), problems),
  };
}

function checkHeader(fields: readonly RawField[], problems: Problems): void {
  if (fields.length >= MAIL_LIMITS.fields) problems.add("too-many-fields", { limit: MAIL_LIMITS.fields });
  if (fields.some(({ raw }) => raw.includes("\0"))) problems.add("nul-bytes", { part: "header" });
  const counts = new Map<string, number>();
  for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const field of ONCE) {
    const count = counts.get(field) ?? 0;
    if (count > 1) problems.add("field-repeated", { field, count });
    // RFC 5322 section 3.6: these two are the only ones that must be there
    if (count === 0 && fields.length > 0 && (field === "from" || field === "date")) {
      problems.add("field-missing", { field });
    }
  }
}

/** What the summary says of attachments. */
export function summarise(attachments: readonly MailAttachment[], problems: Problems): MailSummary["attachments"] {
  const total = attachments.length;
  if (total > MAIL_LIMITS.listedAttachments) problems.add("list-cut", { field: "attachments", total });
  return { total, shown: attachments.slice(0, MAIL_LIMITS.listedAttachments).map((file) => toSummary(file, problems)) };
}

function toSummary(file: MailAttachment, problems: Problems): MailAttachmentSummary {
  const shown = (text: string, characters: number) => shownField(text, "file-name", characters, problems);
  return {
    fileName: file.fileName === null ? null : shown(file.fileName, MAIL_LIMITS.nameCharacters),
    mediaType: shown(file.mediaType, MAIL_LIMITS.nameCharacters),
    sizeBytes: file.bytes.length,
    inline: file.inline,
    contentId: file.contentId === null ? null : shown(file.contentId, MAIL_LIMITS.nameCharacters),
  };
}
