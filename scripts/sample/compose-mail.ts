import type { Mailbox, SampleMail } from "./content/mails.ts";

/** Files that a message carries, by what the message calls for. */
export interface MailFiles {
  readonly picture: Buffer | null;
  readonly attachment: { readonly fileName: string; readonly bytes: Buffer } | null;
}

interface Part {
  readonly header: readonly string[];
  readonly body: string;
}

/** RFC 2045, 6.8: 76 characters a line. */
const BASE64_LINE = /.{1,76}/g;
/** Bytes of one encoded word, so that with its frame it stays below 75 characters (RFC 2047, 2). */
const WORD_BYTES = 42;

/** A message as RFC 5322 has it: UTF-8 in quoted-printable, the same bytes at each run. */
export function composeMail(mail: SampleMail, files: MailFiles): string {
  const domain = mail.from.address.split("@")[1] ?? "";
  const receiver = mail.to.address.split("@")[1] ?? "";
  const text = textPart("plain", mail.text);
  const readable = mail.html === undefined ? text : multipart("alternative", mail, [text, htmlPart(mail, files)]);
  const { attachment } = files;
  const { header, body } =
    attachment === null
      ? readable
      : multipart("mixed", mail, [
          readable,
          filePart("application/pdf", attachment.bytes, [
            `Content-Disposition: attachment; filename="${attachment.fileName}"`,
          ]),
        ]);
  return [
    `Received: from mail.${domain} (mail.${domain} [192.0.2.25])`,
    `\tby mx.${receiver} with ESMTPS id ${mail.id.replaceAll(".", "")}; ${mail.date}`,
    `From: ${mailbox(mail.from)}`,
    `To: ${mailbox(mail.to)}`,
    ...(mail.cc ? [`Cc: ${mailbox(mail.cc)}`] : []),
    `Date: ${mail.date}`,
    `Subject: ${encodedWords(mail.subject)}`,
    `Message-ID: <${mail.id}@${domain}>`,
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}>`, `References: <${mail.inReplyTo}>`] : []),
    "MIME-Version: 1.0",
    ...header,
    "",
    body,
  ].join("\r\n");
}

function htmlPart(mail: SampleMail, { picture }: MailFiles): Part {
  const html = textPart("html", `<!doctype html><html lang="fr"><body>${mail.html ?? ""}</body></html>`);
  if (!mail.picture || !picture) return html;
  const inline = [
    `Content-Disposition: inline; filename="${mail.picture.fileName}"`,
    `Content-ID: <maquette@${mail.from.address.split("@")[1]}>`,
  ];
  return multipart("related", mail, [html, filePart("image/png", picture, inline)]);
}

function textPart(subtype: "plain" | "html", text: string): Part {
  return {
    header: [`Content-Type: text/${subtype}; charset=utf-8`, "Content-Transfer-Encoding: quoted-printable"],
    body: `${text.split("\n").map(quotedPrintable).join("\r\n")}\r\n`,
  };
}

function filePart(mediaType: string, bytes: Buffer, more: readonly string[]): Part {
  return {
    header: [`Content-Type: ${mediaType}`, "Content-Transfer-Encoding: base64", ...more],
    body: `${(bytes.toString("base64").match(BASE64_LINE) ?? []).join("\r\n")}\r\n`,
  };
}

function multipart(subtype: string, mail: SampleMail, parts: readonly Part[]): Part {
  const boundary = `=_${subtype}-${mail.id}`;
  const pieces = parts.map(({ header, body }) => [`--${boundary}`, ...header, "", body].join("\r\n"));
  return {
    header: [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    body: `${pieces.join("")}--${boundary}--\r\n`,
  };
}

/** One line in quoted-printable (RFC 2045, 6.7), with soft breaks before the 77th character. */
function quotedPrintable(line: string): string {
  let out = "";
  let width = 0;
  const units = [...Buffer.from(line, "utf8")].map((byte, index, all) => {
    const plain = (byte > 32 && byte < 127 && byte !== 61) || (byte === 32 && index < all.length - 1);
    return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  for (const unit of units) {
    if (width + unit.length > 75) {
      out += "=\r\n";
      width = 0;
    }
    out += unit;
    width += unit.length;
  }
  return out;
}

function mailbox({ name, address }: Mailbox): string {
  return `${encodedWords(name)} <${address}>`;
}

/** A header's text as encoded words (RFC 2047) where it is no plain ASCII. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = "";
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString("base64")}?=`).join("\r\n ");
}
