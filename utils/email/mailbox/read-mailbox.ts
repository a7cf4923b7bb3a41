import { BordereauError } from "../../core";
import { kindOfHead } from "./file-kind";
import { MAILBOX_LIMITS } from "./limits";
import { type MboxMessage, mboxMessages, type OversizedMessage } from "./mbox";
import { Cfb } from "./msg/cfb-reader";
import { isMsg, type OutlookMessage, readMsg } from "./msg/read-msg";

/** A file that may hold messages, and the way to them. */
export type Mailbox =
  | {
      readonly kind: "eml";
      /** The file's bytes, untouched. @throws BordereauError `file-unreadable` */
      readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
    }
  | {
      readonly kind: "mbox";
      /** One at a time. @throws BordereauError `file-unreadable` */
      readonly messages: () => AsyncGenerator<MboxMessage | OversizedMessage>;
    }
  | {
      readonly kind: "msg";
      /** @throws BordereauError `file-unreadable`, or `mail-unreadable` where nothing in it can be found */
      readonly read: () => Promise<OutlookMessage>;
    }
  | { readonly kind: "none" };

/**
 * What a dropped file is, by its content; the name only tips the scales for a message of hardly any fields. Reads the
 * beginning, of an Outlook file all.
 * @throws BordereauError `file-unreadable`, or `file-too-large` for a message or an Outlook file beyond
 * `MAILBOX_LIMITS.messageBytes` (mbox files may be of any size)
 */
export async function readMailbox(name: string, blob: Blob): Promise<Mailbox> {
  const kind = kindOfHead(name, await bytesOf(blob.slice(0, MAILBOX_LIMITS.headBytes)));
  if (kind === "none") return { kind };
  if (kind === "mbox") return { kind, messages: () => guarded(mboxMessages(blob)) };
  if (blob.size > MAILBOX_LIMITS.messageBytes) {
    throw new BordereauError("file-too-large", { params: { name } });
  }
  if (kind === "eml") return { kind, bytes: () => bytesOf(blob) };
  // Word and Excel files of old are of the same container
  if (!isMsg(new Cfb(await bytesOf(blob)))) return { kind: "none" };
  return { kind: "msg", read: async () => readMsg(await bytesOf(blob)) };
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new BordereauError("file-unreadable", { cause });
  }
}

async function* guarded<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (cause) {
    throw cause instanceof BordereauError ? cause : new BordereauError("file-unreadable", { cause });
  }
}
