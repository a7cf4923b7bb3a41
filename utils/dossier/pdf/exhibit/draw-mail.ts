import { addressLine, type MailAddresses, type MailAuthentication, namedInVerdict } from "../../../core";
import { displayParagraphs } from "../../display-text";
import type { RecordClock } from "../../local-time";
import { localTime } from "../../local-time";
import { dayLabel, shown, sizeLabel } from "../../wording";
import { drawFacts, type FactRow } from "../facts";
import type { Paper } from "../paper";
import { STYLES } from "../styles";
import type { PdfText } from "../text/shape";
import { type ExhibitPart, MAX_TEXT } from "./contents";

type Mail = Extract<ExhibitPart, { kind: "mail" }>;

/** A message laid out as mail programs print it: heading, attachments, then its text. */
export function drawMail(paper: Paper, part: Mail, clock: RecordClock | null, text: PdfText): void {
  const { summary } = part.message;
  const subject = shown(summary.subject ?? "") || text.mail.noSubject;
  paper.block(subject, { style: STYLES.heading2, tag: "H2", before: 6, after: 5, keepWithNext: 60 });
  const rows: FactRow[] = [
    [text.mail.from, addresses(summary.from)],
    [text.mail.to, addresses(summary.to)],
    [text.mail.cc, addresses(summary.cc)],
    [text.mail.date, mailDate(part, clock)],
    [text.mail.attachments, attachments(part, text)],
    [text.mail.authenticity, authenticity(part.authentication, summary.date, text)],
  ];
  drawFacts(
    paper,
    rows.filter(([, value]) => value !== ""),
    80,
  );
  paper.space(4);
  paper.rule();
  paper.space(8);
  const body = displayParagraphs(part.body, MAX_TEXT);
  for (const paragraph of (body === "" ? text.mail.noText : body).split(/\n{2,}/)) {
    paper.block(paragraph, { style: STYLES.body, after: 7 });
  }
}

function addresses({ shown: listed, total }: MailAddresses): string {
  return [
    ...listed.map((address) => shown(addressLine(address))),
    ...(total > listed.length ? [`… (${total})`] : []),
  ].join(", ");
}

/** In the time of the place, and as the message has it. */
function mailDate({ message: { summary } }: Mail, clock: RecordClock | null): string {
  const written = shown(summary.dateText ?? "");
  if (summary.date === null) return written;
  const local = localTime(summary.date, clock);
  return [`${local.day}, ${local.time}`, written].filter((part) => part !== "").join("\n");
}

function attachments({ message: { summary } }: Mail, text: PdfText): string {
  const { shown: listed, total } = summary.attachments;
  const lines = listed.map(
    ({ fileName, sizeBytes }) =>
      `${shown(fileName ?? "") || text.shared.untitled} (${sizeLabel(sizeBytes, text.shared)})`,
  );
  return [...lines, ...(total > listed.length ? [`… (${total})`] : [])].join("\n");
}

/** What the check of its signatures says to a lay person; nothing where none was made. */
function authenticity(checked: MailAuthentication | null, date: string | null, { mail }: PdfText): string {
  if (checked === null) return mail.waiting;
  const { domain, author, signedAt } = namedInVerdict(checked, date);
  switch (checked.summary.code) {
    case "aligned":
      return mail.aligned(domain, signedAt === null ? null : dayLabel(signedAt));
    case "not-aligned":
      return mail.notAligned(domain, author);
    case "author-unclear":
      return mail.authorUnclear(domain);
    case "policy":
      return mail.policy(domain);
    case "fail":
      return mail.fail(domain);
    case "neutral":
      return mail.neutral;
    case "unsigned":
      return mail.unsigned;
    case "temporary":
      return mail.waiting;
  }
}
