import { gmail } from "./gmail";
import { orange } from "./orange";
import { outlook } from "./outlook";
import { proton } from "./proton";
import { roundcube } from "./roundcube";
import { sogo } from "./sogo";
import type { Webmail, WebmailPage } from "./webmail";
import { yahoo } from "./yahoo";
import { zimbra, zimbraModern } from "./zimbra";

/** Every webmail that is known, those with addresses of their own first. */
export const WEBMAIL_ADAPTERS: readonly Webmail[] = [
  gmail,
  outlook,
  yahoo,
  proton,
  orange,
  sogo,
  roundcube,
  zimbraModern,
  zimbra,
];

/** The webmail that a page belongs to; null for any other page. */
export function webmailOf(page: Pick<WebmailPage, "document" | "url">): Webmail | null {
  return WEBMAIL_ADAPTERS.find((webmail) => webmail.isHere(page)) ?? null;
}
