import { BordereauError, type MailSource } from "../../core";
import { webmailOf } from "./registry";
import type { Webmail, WebmailPage } from "./webmail";

export interface MailSourceDependencies {
  readonly window: Window;
  /** With the page's origin and cookies. */
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly now: () => number;
}

/** The mail of the page that this content script is in. */
export function createMailSource({ window: win, fetch, now }: MailSourceDependencies): MailSource {
  let open: { webmail: Webmail; page: WebmailPage } | null = null;
  const here = () => ({ document: win.document, url: new URL(win.location.href) });
  return {
    identify() {
      const webmail = webmailOf(here());
      return webmail && { id: webmail.id, name: webmail.name, globals: webmail.globals };
    },
    async openMail(globals) {
      const webmail = webmailOf(here());
      if (!webmail) return null;
      open = { webmail, page: { ...here(), globals, fetch, now } };
      return webmail.openMail(open.page);
    },
    async original(key) {
      if (!open) throw new BordereauError("not-found", { detail: "no mail was opened" });
      return open.webmail.original(key, open.page);
    },
  };
}
