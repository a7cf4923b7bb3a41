import { connectToPage, injectScript, readPageGlobals } from "../../browser";
import {
  BordereauError,
  fromBase64,
  type OpenMail,
  type ShownMessage,
  toBordereauError,
  type WebmailId,
  type WebmailIdentity,
} from "../../core";
import type { MailMethods } from "../page";
import { connectPage, type PageConnection } from "../page-rpc";
import { readPageText } from "../read-text";
import { type StepContext, TIMEOUTS } from "./context";

/** One message of the mail that the page showed, with its original. */
export interface CapturedMessage {
  readonly shown: ShownMessage;
  /** Exactly as the webmail handed it out. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly method: string;
}

/** The mail that was open in a webmail. */
export interface CapturedMail {
  readonly webmail: WebmailId;
  readonly account: string | null;
  readonly messages: readonly CapturedMessage[];
}

/** More messages of one conversation are listed as missing. */
const MAX_MESSAGES = 200;
/** Of one message. Bytes. */
const MAX_MESSAGE_BYTES = 100_000_000;

/** The originals of the message or conversation that is open in a webmail; null on any other page. */
export async function keepMail(context: StepContext): Promise<CapturedMail | null> {
  const { run, tab, settings } = context;
  if (!settings.mailOriginals) return null;
  const mail = await connectToMail(tab.tabId).catch(() => null);
  if (!mail) return null;
  const { connection, webmail } = mail;
  try {
    const { value } = await run.run("mail", TIMEOUTS.mail, async (signal, onFraction) => {
      const globals = await readPageGlobals(tab.tabId, webmail.globals);
      const open = await connection.call("open", { globals }, { timeoutMs: TIMEOUTS.mail, signal });
      if (!open) return { value: null };
      return readMessages(context, mail, open, signal, onFraction);
    });
    return value;
  } finally {
    connection.close();
  }
}

/** A webmail's page with the script that reads its mail. */
interface MailPage {
  readonly connection: PageConnection<MailMethods>;
  readonly webmail: WebmailIdentity;
}

/** Null for any other page. */
async function connectToMail(tabId: number): Promise<MailPage | null> {
  await injectScript(tabId, "/content-scripts/mail.js");
  const connection = connectPage<MailMethods>(connectToPage(tabId, "mail"));
  const asking = { timeoutMs: TIMEOUTS.information, signal: new AbortController().signal };
  const webmail = await connection.call("identify", null, asking).catch(() => null);
  if (webmail) return { connection, webmail };
  connection.close();
  return null;
}

async function readMessages(
  { missing }: StepContext,
  mail: MailPage,
  open: OpenMail,
  signal: AbortSignal,
  onFraction: (fraction: number) => void,
) {
  const messages: CapturedMessage[] = [];
  let failure: BordereauError | null = null;
  const wanted = open.messages.slice(0, MAX_MESSAGES);
  for (const [index, { key, shown }] of wanted.entries()) {
    try {
      messages.push({ shown, ...(await readOriginal(mail, key, signal)) });
    } catch (thrown) {
      failure = toBordereauError(thrown);
      if (failure.code === "cancelled" || failure.code === "page-changed") throw failure;
      missing.push({
        what: "message",
        url: "",
        reason: `message ${index + 1}: ${failure.code}: ${failure.message}`.slice(0, 1_000),
      });
    }
    onFraction((index + 1) / wanted.length);
  }
  if (open.messages.length > wanted.length) {
    const reason = `${open.messages.length - wanted.length} more messages`;
    missing.push({ what: "message", url: "", reason });
    failure ??= new BordereauError("mail-not-served", { params: { webmail: mail.webmail.name }, detail: reason });
  }
  // nothing of it could be had: the reason is the step's
  if (messages.length === 0 && failure) throw failure;
  const value: CapturedMail = { webmail: mail.webmail.id, account: open.account, messages };
  return failure ? { value, partial: failure } : { value };
}

async function readOriginal({ connection, webmail }: MailPage, key: string, signal: AbortSignal) {
  const call = { timeoutMs: TIMEOUTS.mail, signal };
  const { base64, sizeBytes, method } = await connection.call("fetch", { key, maxBytes: MAX_MESSAGE_BYTES }, call);
  const bytes = fromBase64((await readPageText(connection, base64, call)).join(""));
  if (bytes.length !== sizeBytes) {
    throw new BordereauError("mail-not-served", {
      params: { webmail: webmail.name },
      detail: `${sizeBytes} bytes were sent, ${bytes.length} arrived`,
    });
  }
  return { bytes, method };
}
