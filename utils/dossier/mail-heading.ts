import * as v from "valibot";
import { addressLine, CaptureRecordSchema, type MailAddresses } from "../core";

/** What the index says of an e-mail: its own date, sender and recipients, as it names them. */
export interface MailHeading {
  readonly date: string | null;
  readonly from: string;
  readonly to: string;
}

/** Recipients that are named; a longer list says how many there are. */
const MAX_NAMED = 5;

/** The headings of the messages that a sealed record describes, oldest first as they were kept. */
export function mailHeadings(recordJson: string | null): MailHeading[] {
  if (recordJson === null) return [];
  const record = v.safeParse(CaptureRecordSchema.entries.mail, (JSON.parse(recordJson) as { mail?: unknown }).mail);
  const messages = record.success ? (record.output?.messages ?? []) : [];
  return messages.map(({ summary }) => ({
    date: summary.date,
    from: named(summary.from),
    to: [named(summary.to), named(summary.cc)].filter((names) => names !== "").join(", "),
  }));
}

function named({ shown, total }: MailAddresses): string {
  const names = shown.slice(0, MAX_NAMED).map(addressLine);
  return [...names, ...(total > names.length ? [`… (${total})`] : [])].join(", ");
}
