import { BordereauError, type MailSource, type OpenMail, toBase64, type WebmailIdentity } from "../../core";
import type { TextHandle } from "./methods";
import { TextStore } from "./text-store";

/** What the background asks of the content script that reads mail. */
export interface MailMethods {
  /** The webmail that the page belongs to; null for any other page. */
  identify(args: null): WebmailIdentity | null;
  /** The mail that it shows, with the values of its own scripts that it asked for; null where none is open. */
  open(args: { globals: Readonly<Record<string, string>> }): Promise<OpenMail | null>;
  /** One original; its bytes in base64. */
  fetch(args: { key: string; maxBytes: number }): Promise<{ base64: TextHandle; sizeBytes: number; method: string }>;
  /** `length` code units from `offset` of a kept text; the last piece frees it. */
  read(args: { handle: number; offset: number; length: number }): string;
}

/** The content script's side of keeping mail, and how to forget what it still holds. */
export function createMailMethods(source: MailSource): { methods: MailMethods; dispose: () => void } {
  const texts = new TextStore();
  const methods: MailMethods = {
    identify: () => source.identify(),
    open: ({ globals }) => source.openMail(globals),
    async fetch({ key, maxBytes }) {
      const { bytes, method } = await source.original(key);
      const sizeBytes = bytes.length;
      if (sizeBytes > maxBytes) throw new BordereauError("file-too-large", { params: { name: method } });
      return { base64: texts.keep(toBase64(bytes)), sizeBytes, method };
    },
    read: ({ handle, offset, length }) => texts.read(handle, offset, length),
  };
  return { methods, dispose: () => texts.clear() };
}
