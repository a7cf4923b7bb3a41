import * as v from "valibot";
import { known } from "./fields";
import { MailSummarySchema } from "./mail-summary";
import { AuthenticationResultsSchema, ReceivedSchema } from "./mail-trace";

export const WEBMAIL_IDS = [
  "gmail",
  "outlook",
  "yahoo",
  "proton",
  "orange",
  "sogo",
  "roundcube",
  "zimbra",
  "zimbra-modern",
] as const;
export type WebmailId = (typeof WEBMAIL_IDS)[number];

/** The element of the capture button in a webmail's page. */
export const MAIL_BUTTON_TAG = "bordereau-mail-button";

const Label = v.pipe(v.string(), v.maxLength(2_000));

/** What a webmail's page says of a message, as it is displayed; each may be empty. */
export const ShownMessageSchema = v.object({
  subject: Label,
  from: Label,
  to: v.array(Label),
  date: Label,
  /** Names of the attachments. */
  attachments: v.array(Label),
});
export type ShownMessage = v.InferOutput<typeof ShownMessageSchema>;

/** One message that a webmail's page shows or holds folded. */
export interface OpenMessage {
  /** Finds it again in the page; may hold the page's own secrets, so it is never kept. */
  readonly key: string;
  readonly shown: ShownMessage;
}

/** The message or conversation that is open in a webmail. */
export interface OpenMail {
  /** Whose mailbox it is; null where the page does not say. */
  readonly account: string | null;
  /** Oldest first, as far as the page orders them. */
  readonly messages: readonly OpenMessage[];
}

/** An original as the webmail handed it out. */
export interface OriginalMessage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Which of the webmail's ways it came by, without addresses and tokens. */
  readonly method: string;
}

/** What is known of a page's webmail before anything of its mail is read. */
export interface WebmailIdentity {
  readonly id: WebmailId;
  /** As its users know it. */
  readonly name: string;
  /** Paths of values of the page's own scripts that it needs, such as `rcmail.env.request_token`. */
  readonly globals: readonly string[];
}

/** Reads the mail that a page shows. */
export interface MailSource {
  /** Null for a page that is no webmail. */
  identify(): WebmailIdentity | null;
  /**
   * Null where no message is open.
   * @throws BordereauError `webmail-changed`
   */
  openMail(globals: Readonly<Record<string, string>>): Promise<OpenMail | null>;
  /** @throws BordereauError `webmail-changed`, `mail-not-served`, `webmail-without-originals` */
  original(key: string): Promise<OriginalMessage>;
}

/** Stops of a message's way that a record keeps; the original has them all. */
export const MAX_TRACE = 30;

/** One message of a capture, as its record describes it. */
export const MailMessageSchema = v.object({
  /** File name of the original (`mail`), or of the Outlook file that it was read from (`original`). */
  file: v.string(),
  /** How its bytes came: which way of the webmail's, or `file`. */
  method: v.string(),
  /** What the webmail's page said of it; null for a file. */
  shown: v.nullable(ShownMessageSchema),
  /** What it says of itself. */
  summary: MailSummarySchema,
  /** What servers on its way wrote into it, the last one first: claims, as long as nothing vouches for them. */
  trace: v.object({
    received: v.pipe(v.array(ReceivedSchema), v.maxLength(MAX_TRACE)),
    authenticationResults: v.pipe(v.array(AuthenticationResultsSchema), v.maxLength(MAX_TRACE)),
  }),
});
export type MailMessage = v.InferOutput<typeof MailMessageSchema>;

/** Kinds of files that hold messages. */
export const MAILBOX_KINDS = ["eml", "mbox", "msg"] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];

/** The mail of a capture. */
export const MailRecordSchema = v.object({
  source: v.variant("kind", [
    v.object({ kind: v.literal("webmail"), webmail: v.picklist(WEBMAIL_IDS), account: known(v.string()) }),
    v.object({ kind: v.literal("file"), fileName: v.string(), container: v.picklist(MAILBOX_KINDS) }),
  ]),
  messages: v.array(MailMessageSchema),
});
export type MailRecord = v.InferOutput<typeof MailRecordSchema>;
