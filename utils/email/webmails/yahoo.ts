import type { OpenMail, OriginalMessage } from "../../core";
import { changed, fetchOriginal } from "./original";
import { addressIn, attribute, label, labels } from "./shown";
import type { Webmail } from "./webmail";

const NAME = "Yahoo Mail";

export const yahoo: Webmail = {
  id: "yahoo",
  name: NAME,
  origins: ["https://mail.yahoo.com/*", "https://apis.mail.yahoo.com/*"],
  globals: [],
  isHere: ({ url }) => url.hostname === "mail.yahoo.com",

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc, url } = page;
    const named = /\/messages?\/([^/?;]+)/.exec(url.pathname)?.[1];
    const views = [...doc.querySelectorAll('[data-test-id="message-view"]')];
    if (views.length === 0) {
      if (named !== undefined) throw changed(NAME, "the address names a message, the page shows none");
      return null;
    }
    const subject = label(doc.querySelector('[data-test-id="message-group-subject-text"]'));
    return {
      account: addressIn(doc.title),
      messages: views.map((view, index) => {
        const id = attribute(view.closest("[data-mid]") ?? view.querySelector("[data-mid]"), "data-mid");
        const key = id || (views.length === 1 || index === 0 ? (named ?? "") : "");
        if (key === "") throw changed(NAME, "a message without a name");
        return {
          key,
          shown: {
            subject,
            from: label(view.querySelector('[data-test-id="message-from"]')),
            to: labels(view.querySelectorAll('[data-test-id="message-to"] [data-test-id="email-pill"]')),
            date: label(view.querySelector('[data-test-id="message-date"]')),
            attachments: labels(view.querySelectorAll('[data-test-id="attachment-name"]')),
          },
        };
      }),
    };
  },

  async original(key, page): Promise<OriginalMessage> {
    const inPage = (name: string) => inlineValue(page.document, name);
    const mailbox = inPage("mailboxId") ?? inPage("selectedMailboxId");
    const crumb = inPage("mailWssid") ?? inPage("wssid");
    if (mailbox === null || crumb === null) throw changed(NAME, "the page does not name its mailbox");
    const query = new URLSearchParams({ appid: inPage("appId") ?? "YMailNorrin", wssid: crumb });
    const path = `mailboxes/@.id==${encodeURIComponent(mailbox)}/messages/@.id==${encodeURIComponent(key)}`;
    const url = `https://apis.mail.yahoo.com/ws/v3/${path}/content/rawplaintext?${query}`;
    return fetchOriginal(page, { webmail: NAME, url, method: "yahoo rawplaintext" });
  },
};

/** A text in the state that the server wrote into the page's scripts; null without one. */
function inlineValue(doc: Document, name: string): string | null {
  const pattern = new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]{1,200})"`);
  for (const script of doc.querySelectorAll("script:not([src])")) {
    const value = pattern.exec(script.textContent ?? "")?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
