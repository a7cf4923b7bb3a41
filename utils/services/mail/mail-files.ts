import type { CapturedFile } from "../../capture";
import {
  addressLine,
  MAX_TRACE,
  type MailAddresses,
  type MailMessage,
  type ShownMessage,
  safeFileName,
} from "../../core";
import { authenticationResults, type ReadMessage, receivedChain } from "../../email/message";

/** A message and what its files are to be called. */
export interface MailInput {
  readonly message: ReadMessage;
  /** The bytes that are kept as they came: an `.eml`, or an Outlook file. */
  readonly original: Blob;
  readonly container: "eml" | "msg";
  /** Its place in the capture, from 1; null where it is the only one. */
  readonly number: number | null;
  readonly method: string;
  readonly shown: ShownMessage | null;
  /** The message to read, as a page of its own; null where it was not made. */
  readonly view: string | null;
}

/** What a message becomes in a capture: original, readable forms and attachments, and its part of the record. */
export function mailFiles(input: MailInput): { files: CapturedFile[]; message: MailMessage } {
  const { message, container, number, method, shown, view } = input;
  const stem = number === null ? "message" : `message-${number}`;
  const file = `${stem}.${container}`;
  const original: CapturedFile =
    container === "eml"
      ? { role: "mail", fileName: file, mediaType: "message/rfc822", blob: input.original }
      : { role: "original", fileName: file, mediaType: "application/vnd.ms-outlook", blob: input.original };
  const files = [original];
  if (view !== null) files.push(textual("mail-view", `${stem}.html`, "text/html", view));
  files.push(textual("mail-text", `${stem}.txt`, "text/plain", readableText(message)));
  message.attachments.forEach(({ fileName, mediaType, bytes }, index) => {
    const name = safeFileName(`${stem}-pj-${index + 1}-${fileName ?? ""}`, `${stem}-pj-${index + 1}`);
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : "application/octet-stream";
    files.push({ role: "mail-attachment", fileName: name, mediaType: type, blob: new Blob([bytes], { type }) });
  });
  const trace = {
    received: receivedChain(message).slice(0, MAX_TRACE),
    authenticationResults: authenticationResults(message).slice(0, MAX_TRACE),
  };
  return { files, message: { file, method, shown, summary: message.summary, trace } };
}

function textual(
  role: "mail-view" | "mail-text",
  fileName: string,
  mediaType: "text/html" | "text/plain",
  text: string,
): CapturedFile {
  return { role, fileName, mediaType, blob: new Blob([text], { type: `${mediaType};charset=utf-8` }) };
}

/** The message in plain text under the usual heading; in French, like all documents. */
export function readableText({ summary, text }: ReadMessage): string {
  const attached = summary.attachments.shown.map(({ fileName }) => fileName ?? "sans nom").join(", ");
  const heading: [string, string][] = [
    ["De", addressList(summary.from)],
    ["À", addressList(summary.to)],
    ["Cc", addressList(summary.cc)],
    ["Cci", addressList(summary.bcc)],
    ["Date", summary.dateText ?? ""],
    ["Objet", summary.subject ?? ""],
    ["Pièces jointes", attached],
  ];
  const lines = heading.filter(([, value]) => value !== "").map(([name, value]) => `${name} : ${value}\n`);
  return `${lines.join("")}\n${text}`;
}

function addressList({ shown, total }: MailAddresses): string {
  return [...shown.map(addressLine), ...(total > shown.length ? [`… (${total})`] : [])].join(", ");
}
