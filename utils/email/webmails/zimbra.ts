import type { OpenMail, OriginalMessage } from "../../core";
import { ask, changed, fetchOriginal } from "./original";
import { addressIn, attribute, label, labels, NOTHING_SHOWN } from "./shown";
import type { Webmail, WebmailPage } from "./webmail";

const NAME = "Zimbra";

/** What both of Zimbra's interfaces have in common: the server. */
const original: Webmail["original"] = (key, page): Promise<OriginalMessage> => {
  const url = `${page.url.origin}/service/home/~/?auth=co&view=text&id=${encodeURIComponent(key)}`;
  return fetchOriginal(page, { webmail: NAME, url, method: "zimbra view=text" });
};

/** The interface of Free and many hosts: a selected row names the message or the conversation. */
export const zimbra: Webmail = {
  id: "zimbra",
  name: NAME,
  origins: [],
  globals: ["csrfToken"],
  isHere: ({ document: doc }) => doc.querySelector("#z_shell, .ZShell, #skin_outer #skin_container_app_main") !== null,

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc } = page;
    const row = doc.querySelector("li.Row-selected[id]");
    if (!row) return null;
    const id = /__(-?\d+)$/.exec(row.id)?.[1];
    if (!row.id.startsWith("zli__") || id === undefined)
      throw changed(NAME, "the selected row does not name its message");
    const view =
      doc
        .querySelector(".MsgView, .ZmMailMsgView, [id$='_MSG_body'], .ZmMailMsgCapsuleView")
        ?.closest("[id^='zv__']") ?? doc;
    return {
      account: addressIn(doc.title) ?? addressIn(label(doc.querySelector("#skin_outer_user, .BannerTextUser"))),
      messages: (await messagesOf(id, page)).map((key) => ({
        key,
        shown: {
          ...NOTHING_SHOWN,
          subject: label(view.querySelector(".SubjectCol, .MsgHeader .LabelColValue.SubjectCol")),
          from: label(view.querySelector("[id$='_from']") ?? view.querySelector(".LabelColValue:not(.SubjectCol)")),
          date: label(view.querySelector(".DateCol")),
          attachments: labels(view.querySelectorAll(".AttLink")),
        },
      })),
    };
  },
  original,
};

/** The newer interface: the address names the message or the conversation. */
export const zimbraModern: Webmail = {
  id: "zimbra-modern",
  name: NAME,
  origins: [],
  globals: [],
  isHere: ({ document: doc, url }) =>
    /^\/modern(?:\/|$)/.test(url.pathname) &&
    doc.querySelector('[class^="zimbra-client"], [class*=" zimbra-client"]') !== null,

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc, url } = page;
    const route = /\/(message|conversation)\/(-?\d+)(?:[/?]|$)/.exec(url.pathname);
    if (!route) return null;
    const view = doc.querySelector(
      '[class*="zimbra-client_mail-pane"], [class*="zimbra-client_message-viewer"], [class*="zimbra-client_viewer"]',
    );
    if (!view) throw changed(NAME, "the address names a message, the page shows none");
    const shown = {
      ...NOTHING_SHOWN,
      subject: label(view.querySelector('[class*="subject"]')),
      from: label(view.querySelector('[class*="from"], [class*="sender"]')),
      date: attribute(view.querySelector("time"), "datetime") || label(view.querySelector('[class*="date"], time')),
      attachments: labels(view.querySelectorAll('[class*="attachment"] [class*="name"]')),
    };
    const id = route[2] ?? "";
    const ids = route[1] === "conversation" ? await messagesOf(id, page) : [id];
    return { account: addressIn(doc.title), messages: ids.map((key) => ({ key, shown })) };
  },
  original,
};

/**
 * The messages behind a name. A negative one is a conversation of one message, whose name it has without the sign;
 * a positive one may be either, which the server knows.
 */
async function messagesOf(id: string, page: WebmailPage): Promise<string[]> {
  if (id.startsWith("-")) return [id.slice(1)];
  const response = await ask(page, {
    webmail: NAME,
    url: `${page.url.origin}/service/soap/GetConvRequest`,
    method: "zimbra GetConvRequest",
    init: {
      method: "POST",
      headers: { "Content-Type": "application/soap+xml; charset=utf-8" },
      body: JSON.stringify({
        Header: { context: { _jsns: "urn:zimbra", csrfToken: page.globals.csrfToken ?? "" } },
        Body: { GetConvRequest: { _jsns: "urn:zimbraMail", c: { id } } },
      }),
    },
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  const ids = conversationIds(answer);
  // the server knows no such conversation: it is a message
  return ids.length > 0 ? ids : [id];
}

interface ConversationAnswer {
  readonly Body?: {
    readonly GetConvResponse?: { readonly c?: readonly { readonly m?: readonly { readonly id?: unknown }[] }[] };
  };
}

function conversationIds(answer: unknown): string[] {
  const messages = (answer as ConversationAnswer | null)?.Body?.GetConvResponse?.c?.[0]?.m ?? [];
  return messages.map(({ id }) => String(id)).filter((id) => /^\d+$/.test(id));
}
