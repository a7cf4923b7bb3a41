import { BordereauError, type MailboxKind } from "../../core";
import { verifyMail } from "../../email/dkim";
import { lookUpFrom } from "../../email/dns";
import { MAILBOX_LIMITS, type MboxMessage, type OutlookMessage, readMailbox } from "../../email/mailbox";
import { type ReadMessage, readMessage } from "../../email/message";

/** One message out of a file, read. */
export interface FoundMessage {
  readonly container: MailboxKind;
  readonly message: ReadMessage;
  /** What is kept: the message as mailed, or the Outlook file. */
  readonly original: Uint8Array<ArrayBuffer>;
  /** The slice of the mailbox, where taking quoting back made the original differ from it. */
  readonly verbatim: Uint8Array<ArrayBuffer> | null;
  /** Where it ends in its file. Bytes. */
  readonly endBytes: number;
}

/** A message that is there and cannot be read. */
export interface UnreadMessage {
  readonly error: BordereauError;
  readonly endBytes: number;
}

/** What a file is by its content; null where it holds no messages. */
export async function mailboxKind(file: File): Promise<MailboxKind | null> {
  const { kind } = await readMailbox(file.name, file);
  return kind === "none" ? null : kind;
}

/**
 * The messages of a file, one after the other, one in memory at a time.
 * @throws BordereauError `file-unreadable`, `file-too-large`, `mail-unreadable`
 */
export async function* messagesOf(file: File): AsyncGenerator<FoundMessage | UnreadMessage> {
  const mailbox = await readMailbox(file.name, file);
  switch (mailbox.kind) {
    case "eml": {
      const original = await mailbox.bytes();
      const message = await readMessage(original);
      yield { container: "eml", message, original, verbatim: null, endBytes: file.size };
      return;
    }
    case "msg": {
      const message = withoutEmbedded(await mailbox.read());
      const original = new Uint8Array(await file.arrayBuffer());
      yield { container: "msg", message, original, verbatim: null, endBytes: file.size };
      return;
    }
    case "mbox":
      for await (const item of mailbox.messages()) {
        if (item.kind === "message") yield await ofMbox(item);
        else {
          const params = { name: file.name, limitBytes: MAILBOX_LIMITS.messageBytes };
          yield { error: new BordereauError("file-too-large", { params }), endBytes: item.offset + item.sizeBytes };
        }
      }
      return;
    case "none":
      throw new BordereauError("mail-unreadable", { params: { name: file.name } });
  }
}

async function ofMbox({ bytes, stored, verbatim, altered, offset }: MboxMessage): Promise<FoundMessage> {
  const isQuotedBySender = altered && !(await bodyMayBeSigned(bytes)) && (await bodyMayBeSigned(stored));
  const original = isQuotedBySender ? stored : bytes;
  return {
    container: "mbox",
    message: await readMessage(original),
    // a copy of its own: the slice would keep the whole piece of the mailbox alive
    original: original.slice(),
    verbatim: altered ? verbatim.slice() : null,
    endBytes: offset + verbatim.length,
  };
}

/**
 * Whether a signature fits the body, which needs no key. Mailboxes differ in whether they quote lines that begin with
 * "From ", and nothing else in the file tells.
 */
async function bodyMayBeSigned(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { signatures } = await verifyMail(bytes, { lookUp: lookUpFrom([]), now: () => new Date(0) });
  return signatures.some(({ reasons }) => !reasons.some(({ code }) => code === "body-changed"));
}

/** Messages and objects embedded in an Outlook message are no files of their own: they are in the file that is kept. */
function withoutEmbedded({ attachments, ...message }: OutlookMessage): ReadMessage {
  return { ...message, attachments: attachments.filter(({ rebuilt }) => !rebuilt) };
}
