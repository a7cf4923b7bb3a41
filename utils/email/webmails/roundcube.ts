import type { OpenMail, OriginalMessage } from "../../core";
import { changed, fetchOriginal } from "./original";
import { addressIn, attribute, clean, label, labels, mailbox, unique } from "./shown";
import type { Webmail, WebmailPage } from "./webmail";

const NAME = "Roundcube";

/** Hosts of many names (OVH, Free, universities…): known by its page. */
export const roundcube: Webmail = {
  id: "roundcube",
  name: NAME,
  origins: [],
  // without the token the source is refused
  globals: ["rcmail.env.request_token", "rcmail.env.uid", "rcmail.env.mailbox", "rcmail.env.username"],
  isHere: ({ document: doc }) =>
    doc.querySelector("body.task-mail") !== null &&
    doc.querySelector('[id^="rcmbtn"], script[src*="program/js/app"]') !== null,

  async openMail(page): Promise<OpenMail | null> {
    const open = openMessage(page);
    if (!open) return null;
    const { doc, uid, folder } = open;
    // an attached message repeats such elements further down
    const header = doc.querySelector("#message-header");
    if (!header || !doc.querySelector("#messagebody")) {
      throw changed(NAME, "the address names a message, the page shows none");
    }
    const shown = {
      subject: subjectOf(header),
      from: people(header, "from")[0] ?? "",
      to: people(header, "to"),
      date: label(header.querySelector("td.date")),
      attachments: labels(doc.querySelectorAll("#attachment-list .attachment-name")),
    };
    return {
      account: addressIn(page.globals["rcmail.env.username"] ?? ""),
      messages: [{ key: JSON.stringify([uid, folder]), shown }],
    };
  },

  async original(key, page): Promise<OriginalMessage> {
    const [uid, folder] = JSON.parse(key) as [string, string];
    const query = new URLSearchParams({
      _task: "mail",
      _action: "viewsource",
      _uid: uid,
      _mbox: folder,
      // without it carriage returns and trailing tabs are left out
      _save: "1",
      _token: page.globals["rcmail.env.request_token"] ?? "",
    });
    const url = `${page.url.origin}${page.url.pathname}?${query}`;
    return fetchOriginal(page, { webmail: NAME, url, method: "roundcube viewsource" });
  },
};

/** The message in the page itself, or in the frame of its preview. */
function openMessage(page: WebmailPage): { doc: Document; uid: string; folder: string } | null {
  const own = named(page.url);
  if (own) return { doc: page.document, ...own };
  const frame = page.document.querySelector<HTMLIFrameElement>("#messagecontframe");
  const doc = frame?.contentDocument;
  const shown = doc ? named(new URL(doc.URL, page.url)) : null;
  return doc && shown ? { doc, ...shown } : null;
}

function named(url: URL): { uid: string; folder: string } | null {
  const uid = url.searchParams.get("_uid");
  const action = url.searchParams.get("_action");
  if (!uid || (action !== "show" && action !== "preview")) return null;
  return { uid, folder: url.searchParams.get("_mbox") ?? "INBOX" };
}

/** The heading says "subject" and "open in a new window", too, to screen readers. */
function subjectOf(header: Element): string {
  const texts = [...(header.querySelector("h2.subject")?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3);
  return clean(texts.map(({ textContent }) => textContent ?? "").join(""));
}

function people(header: Element, field: "from" | "to"): string[] {
  const links = header.querySelectorAll(`td.${field} a.rcmContactAddress`);
  return unique([...links].map((link) => mailbox(label(link), attribute(link, "title"))));
}
