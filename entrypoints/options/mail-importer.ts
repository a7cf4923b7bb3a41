import createDOMPurify from "dompurify";
import type { Client, MailImporter } from "@/utils/messages";
import { importMail, mailboxKind } from "@/utils/services/mail-import";

/** Reads messages in a worker of this page and adds them through the background. */
export function createMailImporter(client: Client): MailImporter {
  const purify = createDOMPurify(window);
  const createReader = () => new Worker(new URL("./mail.worker.ts", import.meta.url), { type: "module" });
  return {
    recognise: (file) => mailboxKind(file).catch(() => null),
    run: (order, files, onProgress, signal) =>
      importMail({ client, purify, createReader }, order, files, onProgress, signal),
  };
}
