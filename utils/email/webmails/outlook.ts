import { fromBase64, type OpenMail, type OriginalMessage } from "../../core";
import { cookieOf } from "./cookie";
import { ask, changed, looksLikeMail } from "./original";
import { addressIn, attribute, label, labels, NOTHING_SHOWN } from "./shown";
import type { Webmail, WebmailPage } from "./webmail";

const NAME = "Outlook";
const HOSTS = ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"];

/** Exchange Web Services by way of the page's own service. */
export const outlook: Webmail = {
  id: "outlook",
  name: NAME,
  origins: HOSTS.map((host) => `https://${host}/*`),
  globals: [],
  isHere: ({ url }) => HOSTS.includes(url.hostname),

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc, url } = page;
    // /mail/<folder>/id/<id>, with a number after /mail where several accounts are open
    const id = /\/mail\/(?:\d+\/)?(?:[^/]+\/)?id\/([^/?#]+)/.exec(url.pathname)?.[1];
    if (id === undefined) return null;
    const openId = decodeURIComponent(id);
    const shown = {
      ...NOTHING_SHOWN,
      subject: label(
        doc.querySelector('[role="main"] [role="heading"][aria-level="2"], [role="main"] [role="heading"]'),
      ),
      from: label(doc.querySelector('[role="main"] [data-testid="SenderPersona"], [role="main"] .OZZZK')),
      date: label(doc.querySelector('[data-testid="SentReceivedSavedTime"]')),
      attachments: labels(
        doc.querySelectorAll('[role="main"] [role="option"][aria-label] [data-testid="attachment-name"]'),
      ),
    };
    const account = addressIn(attribute(doc.querySelector("#O365_MainLink_Me, #mectrl_main_trigger"), "aria-label"));
    // the kinds of names: AAQk… is a conversation, AAMk… and others a message
    const ids = openId.startsWith("AAQk") ? await messagesOf(openId, page) : [openId];
    return { account, messages: ids.map((key) => ({ key, shown })) };
  },

  async original(key, page): Promise<OriginalMessage> {
    const answer = await call(page, "GetItem", {
      __type: "GetItemRequest:#Exchange",
      ItemShape: { __type: "ItemResponseShape:#Exchange", BaseShape: "IdOnly", IncludeMimeContent: true },
      ItemIds: [{ __type: "ItemId:#Exchange", Id: key }],
    });
    const base64 = at(answer, "Body", "ResponseMessages", "Items", 0, "Items", 0, "MimeContent", "Value");
    if (typeof base64 !== "string") throw changed(NAME, "GetItem gave no MIME content");
    const bytes = decode(base64);
    if (!looksLikeMail(bytes)) throw changed(NAME, "GetItem gave no message");
    // Exchange may put the message together anew: a broken signature is then its doing
    return { bytes, method: "outlook GetItem MimeContent" };
  },
};

async function messagesOf(conversationId: string, page: WebmailPage): Promise<string[]> {
  const answer = await call(page, "GetConversationItems", {
    __type: "GetConversationItemsRequest:#Exchange",
    Conversations: [
      {
        __type: "ConversationRequestType:#Exchange",
        ConversationId: { __type: "ItemId:#Exchange", Id: conversationId },
      },
    ],
    ItemShape: { __type: "ItemResponseShape:#Exchange", BaseShape: "IdOnly" },
    SortOrder: "DateOrderAscending",
  });
  const nodes = at(answer, "Body", "ResponseMessages", "Items", 0, "Conversation", "ConversationNodes");
  const ids = list(nodes).flatMap((node) => list(at(node, "Items")).map((item) => at(item, "ItemId", "Id")));
  const known = ids.filter((id) => typeof id === "string");
  if (known.length === 0) throw changed(NAME, "GetConversationItems gave no messages");
  return known;
}

async function call(page: WebmailPage, action: string, body: object): Promise<unknown> {
  const account = /^\/mail\/(\d+)\//.exec(page.url.pathname)?.[1];
  const service = `${page.url.origin}/owa/${account === undefined ? "" : `${account}/`}service.svc?action=${action}&app=Mail`;
  const response = await ask(page, {
    webmail: NAME,
    url: service,
    method: `outlook ${action}`,
    init: {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        Action: action,
        "X-OWA-CANARY": cookieOf(page.document, "X-OWA-CANARY"),
        "X-Requested-With": "XMLHttpRequest",
      },
      body: JSON.stringify({
        __type: `${action}JsonRequest:#Exchange`,
        Header: { __type: "JsonRequestHeaders:#Exchange", RequestServerVersion: "V2018_01_08" },
        Body: body,
      }),
    },
  });
  return response.json().catch(() => {
    throw changed(NAME, `${action} gave no JSON`);
  });
}

/** @throws BordereauError `webmail-changed` */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(base64);
  } catch {
    throw changed(NAME, "MIME content is no base64");
  }
}

function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === "object" ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
