import type { CapturedFile, CapturedMail, CapturedMessage } from "../../capture";
import { type MailMessage, type MailRecord, NOT_COLLECTED } from "../../core";
import { readMessage } from "../../email/message";
import { mailFiles } from "./mail-files";

/** One exhibit's share of the mail that a webmail showed. */
export interface MailPart {
  readonly files: CapturedFile[];
  readonly mail: MailRecord;
}

/** All messages as files and record of one capture. */
export async function mailTogether(captured: CapturedMail): Promise<MailPart> {
  const files: CapturedFile[] = [];
  const messages: MailMessage[] = [];
  for (const [index, message] of captured.messages.entries()) {
    const one = await filesOf(message, captured.messages.length > 1 ? index + 1 : null);
    files.push(...one.files);
    messages.push(one.message);
  }
  return { files, mail: { source: sourceOf(captured), messages } };
}

/** Each message as files and record of a capture of its own. */
export async function mailApart(captured: CapturedMail): Promise<MailPart[]> {
  const parts: MailPart[] = [];
  for (const one of captured.messages) {
    const { files, message } = await filesOf(one, null);
    parts.push({ files, mail: { source: sourceOf(captured), messages: [message] } });
  }
  return parts;
}

async function filesOf({ bytes, method, shown }: CapturedMessage, number: number | null) {
  return mailFiles({
    message: await readMessage(bytes),
    original: new Blob([bytes], { type: "message/rfc822" }),
    container: "eml",
    number,
    method,
    shown,
    // the page itself was kept as it showed it
    view: null,
  });
}

function sourceOf({ webmail, account }: CapturedMail): MailRecord["source"] {
  return { kind: "webmail", webmail, account: account ?? NOT_COLLECTED };
}

/** When a message is dated by its own account; null where it has no date, or one that lies ahead. */
export function ownDate({ messages }: MailRecord, now: Date): string | null {
  const dates = messages.map(({ summary }) => summary.date).filter((date) => date !== null);
  const last = dates.sort().at(-1) ?? null;
  return last !== null && new Date(last) <= now ? last : null;
}

/** What a message calls itself; empty where it has no subject. */
export function ownTitle({ messages }: MailRecord): string {
  return messages[0]?.summary.subject ?? "";
}
