import { BordereauError, type OpenMail, type OpenMessage, type OriginalMessage } from "../../core";
import { bytesOfString } from "../raw";
import { ask, changed, fetchOriginal, looksLikeMail } from "./original";
import { addressIn, attribute, label, mailbox, unique } from "./shown";
import type { Webmail, WebmailPage } from "./webmail";

const NAME = "Gmail";
/** Each message of the open conversation, unfolded or not. */
const MESSAGE = "[data-message-id][data-legacy-message-id], .adn[data-message-id]";
/** "12 older messages": messages that are not in the page before it is clicked. */
const FOLDED_GROUP = ".adv, .adx";
/** Time for the page to put folded messages in. Milliseconds. */
const UNFOLD_WITHIN_MS = 3_000;

export const gmail: Webmail = {
  id: "gmail",
  name: NAME,
  origins: ["https://mail.google.com/*", "https://mail-attachment.googleusercontent.com/*"],
  // the key that "show original" asks for
  globals: ["GLOBALS.9"],
  isHere: ({ url }) => url.hostname === "mail.google.com",

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc, url } = page;
    const subject = doc.querySelector("h2.hP, h2[data-legacy-thread-id]");
    if (!subject) {
      if (namesConversation(url)) throw changed(NAME, "the address names a conversation, the page shows none");
      return null;
    }
    await unfold(doc);
    const messages = messagesIn(doc).map((element) => openMessage(element, label(subject)));
    if (messages.length === 0) throw changed(NAME, "a conversation without messages");
    return { account: addressIn(doc.title.split(" - ").slice(-2).join(" ")), messages };
  },

  async original(key, page): Promise<OriginalMessage> {
    const { legacyId, permanentId } = parseKey(key);
    const id = legacyId || (await legacyIdOf(permanentId, page));
    if (id === null) return shownOriginal(permanentId, page);
    const url = `${baseOf(page)}?view=att&th=${encodeURIComponent(id)}&attid=0&disp=comp&safe=1&zw&cacheCounter=${page.now()}`;
    try {
      return await fetchOriginal(page, { webmail: NAME, url, method: "gmail view=att" });
    } catch (error) {
      // the redirect to another host of Google's may be closed to this page
      if (error instanceof BordereauError && error.code === "mail-not-served" && permanentId !== "") {
        return shownOriginal(permanentId, page);
      }
      throw error;
    }
  },
};

/** `#inbox/FMfcgz…`: a folder and the name of a conversation. */
function namesConversation(url: URL): boolean {
  return /^#[^?]*\/[A-Za-z0-9]{16,}(?:\?|$)/.test(url.hash);
}

function messagesIn(doc: Document): Element[] {
  const byId = new Map<string, Element>();
  for (const element of doc.querySelectorAll(MESSAGE)) {
    const id = element.getAttribute("data-legacy-message-id") || element.getAttribute("data-message-id") || "";
    if (!byId.has(id)) byId.set(id, element);
  }
  return [...byId.values()];
}

/** Has the page put the messages in that it keeps back; they stay folded, and unread where they were. */
async function unfold(doc: Document): Promise<void> {
  const groups = doc.querySelectorAll<HTMLElement>(FOLDED_GROUP);
  if (groups.length === 0) return;
  const before = messagesIn(doc).length;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (messagesIn(doc).length > before && !doc.querySelector(FOLDED_GROUP)) done();
    });
    const timer = setTimeout(done, UNFOLD_WITHIN_MS);
    function done() {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    }
    observer.observe(doc, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    for (const group of groups) group.click();
  });
}

function openMessage(element: Element, subject: string): OpenMessage {
  const sender = element.querySelector("span.gD[email]") ?? element.querySelector("span[email]");
  const recipients = [...element.querySelectorAll("span.g2[email], .hb span[email]")];
  return {
    key: `${legacyIdIn(element)} ${permanentIdIn(element)}`,
    shown: {
      subject,
      from: person(sender),
      to: unique(recipients.map(person)),
      date: attribute(element.querySelector("span.g3[title]"), "title"),
      // "type:name:address"; the address has a token in it
      attachments: unique(
        [...element.querySelectorAll("span.aZo[download_url]")].map(
          (item) => attribute(item, "download_url").split(":")[1] ?? "",
        ),
      ),
    },
  };
}

function person(element: Element | null): string {
  return mailbox(attribute(element, "name") || label(element), attribute(element, "email"));
}

/** `msg-f:1234…` or, of a message that was sent from here, `msg-a:r-1234…`. */
function permanentIdIn(element: Element): string {
  return attribute(element, "data-message-id").replace(/^#/, "");
}

/** Hexadecimal; the decimal number of a received message's permanent name, in another base. */
function legacyIdIn(element: Element): string {
  const legacyId = attribute(element, "data-legacy-message-id");
  if (/^[0-9a-f]{6,32}$/.test(legacyId)) return legacyId;
  const decimal = /^msg-f:(\d{1,24})$/.exec(permanentIdIn(element))?.[1];
  return decimal ? BigInt(decimal).toString(16) : "";
}

function parseKey(key: string): { legacyId: string; permanentId: string } {
  const [legacyId = "", permanentId = ""] = key.split(" ");
  return { legacyId, permanentId };
}

/** `https://mail.google.com/mail/u/0/` */
function baseOf({ url }: WebmailPage): string {
  return `${url.origin}${/^\/mail\/u\/\d+\//.exec(url.pathname)?.[0] ?? "/mail/u/0/"}`;
}

async function originalPage(permanentId: string, page: WebmailPage): Promise<Document> {
  const key = page.globals["GLOBALS.9"] ?? "";
  const url = `${baseOf(page)}?ik=${encodeURIComponent(key)}&view=om&permmsgid=${encodeURIComponent(permanentId)}`;
  const response = await ask(page, { webmail: NAME, url, method: "gmail view=om" });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** The page "show original" links to the message under the name that its download asks for. */
async function legacyIdOf(permanentId: string, page: WebmailPage): Promise<string | null> {
  if (permanentId === "") throw changed(NAME, "a message without a name");
  const shown = await originalPage(permanentId, page);
  for (const link of shown.querySelectorAll('a[href*="view=att"]')) {
    const id = /[?&]th=([0-9a-f]{6,32})\b/.exec(link.getAttribute("href") ?? "")?.[1];
    if (id) return id;
  }
  return null;
}

/** The text of "show original"; its line ends are the page's, so the record says which way was taken. */
async function shownOriginal(permanentId: string, page: WebmailPage): Promise<OriginalMessage> {
  const text = (await originalPage(permanentId, page)).querySelector("pre.raw_message_text")?.textContent ?? "";
  const bytes = /[^\0-\xff]/.test(text) ? new TextEncoder().encode(text) : bytesOfString(text);
  if (!looksLikeMail(bytes)) throw changed(NAME, "view=om shows no message");
  return { bytes, method: "gmail view=om (text)" };
}
