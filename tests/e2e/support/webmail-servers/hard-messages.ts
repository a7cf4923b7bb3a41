/** A message whose bytes something on the way might change. */
export interface HardMessage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEAD = [
  "Return-Path: <marc@partner.test>",
  "Received: from mx.partner.test (mx.partner.test [192.0.2.7])",
  "\tby mail.example.test with ESMTPS id 4X",
  "\tfor <claire@example.test>; Mon,  3 Jun 2024 10:15:02 +0200 (CEST)",
  "From: Marc Petit <marc@partner.test>",
  "To: Claire Durand <claire@example.test>, archive@example.test",
  "Cc: =?UTF-8?Q?L=C3=A9a?= <lea@example.test>",
  "Date: Mon, 03 Jun 2024 10:15:00 +0200",
];

/** One byte for each character, so that every byte can be written down. */
function message(name: string, lines: readonly string[]): HardMessage {
  const text = [...HEAD, `Message-ID: <${name}@partner.test>`, ...lines].join("\r\n");
  return { name, bytes: new Uint8Array(Buffer.from(text, "latin1")) };
}

function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function inBase64(bytes: Uint8Array): string[] {
  return (
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  );
}

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
const threeMegabytes = new Uint8Array(3_000_000).map((_, index) => (index * 7_919 + (index >> 8)) & 0xff);

function withAttachments(name: string, attachment: Uint8Array): HardMessage {
  return message(name, [
    "Subject: =?UTF-8?B?w4l0dWRlIGpvaW50ZQ==?=",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="outer"',
    "",
    "This is the preamble.  ",
    "--outer  ",
    'Content-Type: multipart/alternative; boundary="inner"',
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "Voil=C3=A0 l'=C3=A9tude, trailing blank =20",
    "soft=",
    "break",
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    utf8("<p>Voilà <b>l'étude</b></p> \t"),
    "--inner--",
    "",
    "--outer",
    'Content-Type: application/octet-stream; name="bytes.bin"',
    "Content-Disposition: attachment; filename*=UTF-8''%C3%A9tude.bin",
    "Content-Transfer-Encoding: base64",
    "",
    ...inBase64(attachment),
    "",
    "--outer",
    "Content-Type: message/rfc822",
    "Content-Disposition: attachment",
    "",
    "From: old@partner.test",
    "Subject: The first message \t",
    "",
    "Inner body ",
    "--outer--",
    "This is the epilogue.",
    "",
  ]);
}

/** Messages that an IMAP server must keep as they are: every line ends in CRLF and there is no NUL. */
export const HARD_MESSAGES: readonly HardMessage[] = [
  message("plain", ["Subject: Plain", "", "Hello Claire,", "", "see you on Monday.", ""]),
  message("trailing-blanks", [
    "Subject: Trailing blanks \t ",
    "X-Empty:  ",
    "",
    "blank ",
    "tab\t",
    "both \t \t",
    " \t",
    "nothing after this line but empty lines",
    "",
    "",
    "",
    "",
  ]),
  message("no-last-line-end", ["Subject: No line end at the end", "", "the last line stops here"]),
  message("headers-only", ["Subject: Headers only", "", ""]),
  message("lone-cr", ["Subject: CR alone", "", "one\rtwo\r\rthree", "ends in CR\r", "\r", "after"]),
  message("latin-1", [
    "Subject: Caf\xe9 cr\xe8me",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Le caf\xe9 co\xfbte 3 \xa4.",
    "",
  ]),
  message("utf-8", [
    utf8("Subject: Prix : 3 €, réponse 😀"),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    utf8("Le café coûte 3 €. 😀"),
    "",
  ]),
  message("every-byte", [
    "Subject: Every byte that IMAP can carry",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=windows-1252",
    "Content-Transfer-Encoding: 8bit",
    "",
    Buffer.from(everyByte.filter((byte) => byte !== 0 && byte !== 10 && byte !== 13)).toString("latin1"),
    "",
  ]),
  message("long-lines", [
    `Subject: ${"long ".repeat(300)}`,
    "",
    "x".repeat(998),
    "y".repeat(70_000),
    `${"word ".repeat(20_000)}\t `,
    "",
  ]),
  message("dots-and-from", ["Subject: Dots", "", ".", "..", "From the start", ">From before", "-- ", ""]),
  withAttachments("attachments", everyByte),
  withAttachments("three-megabytes", threeMegabytes),
];
