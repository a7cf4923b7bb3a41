import type { DOMPurify } from "dompurify";
import { BordereauError, deserializeError, type SerializedError, serializeError, toBordereauError } from "../../core";
import { cidImages, type ReadMessage, sanitisedHtml } from "../../email/message";
import type { Client, MailFile, MailImportOrder, MailImportProgress, MailImportResult } from "../../messages";
import { mailFiles } from "../mail/mail-files";
import type { FoundMessage } from "./read-files";
import type { ReaderNews, ReaderOrder } from "./reader-worker";

/** A worker that runs `runMailReader`. */
export type ReaderWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<ReaderNews>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export interface MailImportDependencies {
  readonly client: Pick<Client, "addMail">;
  /** A new one for each file: what a file did to it ends with it. */
  readonly createReader: () => ReaderWorker;
  /** Needs a DOM, which no worker has. */
  readonly purify: Pick<DOMPurify, "sanitize">;
}

/**
 * Adds every message of the files as a capture of its own; one that cannot be kept is reported and the others go on.
 * @throws BordereauError `cancelled`, `storage-full`: what was kept before stays
 */
export async function importMail(
  deps: MailImportDependencies,
  order: MailImportOrder,
  files: readonly File[],
  onProgress: (progress: MailImportProgress) => void,
  signal: AbortSignal,
): Promise<MailImportResult> {
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  const failed: { fileName: string; error: SerializedError }[] = [];
  let kept = 0;
  let before = 0;
  for (const file of files) {
    const fail = (error: SerializedError) => failed.push({ fileName: file.name, error });
    const reader = deps.createReader();
    try {
      for await (const news of newsOf(reader, file, signal)) {
        if ("unread" in news) fail(news.unread);
        else {
          await add(deps, order, file.name, news.found);
          kept++;
        }
        const { endBytes } = "unread" in news ? news : news.found;
        onProgress({ kept, doneBytes: before + endBytes, totalBytes });
      }
    } catch (thrown) {
      const error = toBordereauError(thrown, "mail-unreadable");
      // these concern all that would follow
      if (["cancelled", "storage-full", "storage-failed", "mission-archived"].includes(error.code)) throw error;
      fail(serializeError(error));
    } finally {
      reader.terminate();
    }
    before += file.size;
  }
  return { kept, failed };
}

type MessageNews = Exclude<ReaderNews, { readonly end: SerializedError | null }>;

/** One message at a time: the next is read when the one before is stored. */
async function* newsOf(reader: ReaderWorker, file: File, signal: AbortSignal): AsyncGenerator<MessageNews> {
  let order: ReaderOrder = { file };
  for (;;) {
    const news = await ask(reader, order, signal);
    if (!("end" in news)) yield news;
    else if (news.end) throw deserializeError(news.end);
    else return;
    order = "next";
  }
}

function ask(reader: ReaderWorker, order: ReaderOrder, signal: AbortSignal): Promise<ReaderNews> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new BordereauError("cancelled"));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    reader.onmessage = ({ data }) => {
      signal.removeEventListener("abort", onAbort);
      resolve(data);
    };
    reader.onerror = ({ message }) => reject(new BordereauError("mail-unreadable", { detail: message }));
    reader.postMessage(order);
  });
}

async function add(
  { client, purify }: MailImportDependencies,
  order: MailImportOrder,
  fileName: string,
  { message, original, container, verbatim }: FoundMessage,
): Promise<void> {
  const { files, message: described } = mailFiles({
    message,
    original: new Blob([original]),
    container: container === "msg" ? "msg" : "eml",
    number: null,
    method: "file",
    shown: null,
    view: view(message, purify),
  });
  const mail = {
    source: { kind: "file" as const, fileName: fileName.slice(0, 1_000), container },
    messages: [described],
  };
  const slice: MailFile[] = verbatim
    ? [{ role: "original", fileName: "message-mbox.txt", mediaType: "application/mbox", blob: new Blob([verbatim]) }]
    : [];
  await client.addMail({ ...order, mail }, [...files, ...slice]);
}

/** The message as its sender formatted it, made harmless; null where it has no formatted text. */
function view({ html, attachments }: ReadMessage, purify: MailImportDependencies["purify"]): string | null {
  return html === null ? null : sanitisedHtml(html, cidImages(attachments), purify).document;
}
