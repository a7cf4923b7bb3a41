import { BordereauError, type MailSummary, utf8 } from "../../../core";
import { decodeBytes, htmlToText, Problems, readFields, summarise } from "../../message";
import { type RawField, splitMessage } from "../../raw";
import { type OutlookAttachment, readAttachments } from "./attachments";
import { Cfb } from "./cfb-reader";
import { charsetOfCodePage } from "./code-pages";
import { mapiFields } from "./mapi-fields";
import { type Budget, PROPERTY, PROPERTY_HEADER_BYTES, Properties } from "./properties";

/** An Outlook message (MS-OXMSG), read. It is not what was mailed, but what Outlook kept of it. */
export interface OutlookMessage {
  /** `dateText` is null where the time is Outlook's and not the header's. */
  readonly summary: MailSummary;
  readonly text: string;
  /** Unsanitised. */
  readonly html: string | null;
  readonly attachments: readonly OutlookAttachment[];
  /** The header that the message came with, as Outlook kept it; empty for one that was sent from here. */
  readonly fields: readonly RawField[];
}

/** Whether a compound file is a message: Word and Excel files of old are compound files, too. */
export function isMsg({ root }: Cfb): boolean {
  return root.streams.some(({ name }) => name === "__properties_version1.0");
}

/**
 * Reads an Outlook message. Never hangs; what is damaged is left out and `summary.problems` say so.
 * @throws BordereauError `mail-unreadable` where it is no Outlook message
 */
export function readMsg(bytes: Uint8Array): OutlookMessage {
  const cfb = new Cfb(bytes);
  if (!isMsg(cfb)) throw new BordereauError("mail-unreadable", { detail: "no property stream" });
  const problems = new Problems();
  // some properties are read twice
  const budget: Budget = { bytes: 4 * bytes.length };
  const properties = new Properties(cfb.root, PROPERTY_HEADER_BYTES.file, budget);
  const { fields } = splitMessage(utf8(properties.text(PROPERTY.transportHeaders) ?? ""));
  const kept = new Set(fields.map(({ name }) => name));
  const others = mapiFields(properties, budget).filter(({ name }) => !kept.has(name));
  const head = readFields([...fields, ...others], problems);
  const body = readBody(properties, problems);
  const attachments = readAttachments(cfb.root, properties.charset, budget, problems);
  if (cfb.damaged) problems.add("msg-damaged");
  return {
    summary: {
      ...head,
      date: head.date ?? properties.time(PROPERTY.clientSubmitTime) ?? properties.time(PROPERTY.deliveryTime),
      attachments: summarise(attachments, problems),
      textBytes: utf8(body.plain ?? "").length,
      htmlBytes: body.htmlBytes,
      problems: problems.list(),
    },
    text: body.plain ?? (body.html === null ? "" : htmlToText(body.html)),
    html: body.html,
    attachments,
    fields,
  };
}

interface Body {
  readonly plain: string | null;
  readonly html: string | null;
  readonly htmlBytes: number;
}

function readBody(properties: Properties, problems: Problems): Body {
  const plain = properties.text(PROPERTY.body)?.replace(/\r\n?/g, "\n").toWellFormed() ?? null;
  const bytes = properties.bytes(PROPERTY.html);
  const charset = charsetOfCodePage(properties.number(PROPERTY.internetCodePage)) ?? properties.charset;
  const html = bytes ? decodeBytes(bytes, charset).text : properties.text(PROPERTY.html);
  if (html === null && properties.bytes(PROPERTY.rtf)) problems.add("msg-formatted-text-unread");
  return { plain, html: html?.toWellFormed() ?? null, htmlBytes: bytes?.length ?? utf8(html ?? "").length };
}
