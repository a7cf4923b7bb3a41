import type { ImapClient } from "./imap-client.ts";

/** A real webmail on this machine, with one mailbox that only the test fills. */
export interface Webmail {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly user: string;
  readonly password: string;
  /** Puts a message into the inbox, byte for byte, unread. Line ends must be CRLF. */
  deliver(bytes: Uint8Array): Promise<{ uid: number }>;
  /** A connection to the mailbox behind the webmail. */
  imap(): Promise<ImapClient>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
}

/** The webmail, or why it cannot be had here. */
export type StartedWebmail =
  | { readonly webmail: Webmail; readonly reason: null }
  | { readonly webmail: null; readonly reason: string };
