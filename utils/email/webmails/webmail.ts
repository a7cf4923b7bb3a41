import type { OpenMail, OriginalMessage, WebmailId } from "../../core";

/** A page of a webmail, as an adapter sees it. */
export interface WebmailPage {
  readonly document: Document;
  readonly url: URL;
  /** Values of the page's own scripts by their path; only those that the adapter asked for, and that are there. */
  readonly globals: Readonly<Record<string, string>>;
  /** With the page's origin and cookies. */
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One webmail: where it lives, what is open in it, and how it hands out an original. One file each. */
export interface Webmail {
  readonly id: WebmailId;
  /** As its users know it. */
  readonly name: string;
  /** Match patterns for the button in the page; empty where every host has its own address. */
  readonly origins: readonly string[];
  /** Paths of the values that it needs from the page's own scripts, such as `rcmail.env.request_token`. */
  readonly globals: readonly string[];
  isHere(page: Pick<WebmailPage, "document" | "url">): boolean;
  /**
   * Null where no message is open.
   * @throws BordereauError `webmail-changed` where one is open by the address, and the page does not look as it did
   */
  openMail(page: WebmailPage): Promise<OpenMail | null>;
  /** @throws BordereauError `webmail-changed`, `mail-not-served`, `webmail-without-originals` */
  original(key: string, page: WebmailPage): Promise<OriginalMessage>;
}
