import type { OpenMail, OriginalMessage } from "../../core";
import { changed, fetchOriginal } from "./original";
import { addressIn, label, labels, NOTHING_SHOWN } from "./shown";
import type { Webmail } from "./webmail";

const NAME = "Orange";
const HOSTS = ["mail.orange.fr", "webmail.orange.fr", "messagerie.orange.fr", "mail01.orange.fr", "mail02.orange.fr"];

/** Orange runs Open-Xchange. */
export const orange: Webmail = {
  id: "orange",
  name: NAME,
  origins: HOSTS.map((host) => `https://${host}/*`),
  globals: ["ox.session", "ox.apiRoot", "ox.user"],
  isHere: ({ document: doc, url }) =>
    HOSTS.includes(url.hostname) || (/^\/appsuite\//.test(url.pathname) && doc.querySelector("#io-ox-core") !== null),

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc } = page;
    const row = doc.querySelector(".list-item.selected[data-cid]");
    const details = [...doc.querySelectorAll("article.mail-detail")];
    if (!row && details.length === 0) return null;
    if (details.length === 0) throw changed(NAME, "a message is selected, the page shows none");
    return {
      account: addressIn(page.globals["ox.user"] ?? "") ?? addressIn(label(doc.querySelector("#io-ox-topbar-account"))),
      messages: details.map((detail) => {
        const cid = detail.getAttribute("data-cid") ?? row?.getAttribute("data-cid") ?? "";
        if (!cid.includes(".")) throw changed(NAME, "a message without a name");
        return {
          key: cid.replace(/^thread\./, ""),
          shown: {
            ...NOTHING_SHOWN,
            subject: label(detail.querySelector(".subject") ?? doc.querySelector(".thread-view-header .subject")),
            from: label(detail.querySelector(".from")),
            to: labels(detail.querySelectorAll(".recipients .person-link")),
            date: label(detail.querySelector("time, .date")),
            attachments: labels(detail.querySelectorAll(".mail-attachment-list .filename, .attachment-list .filename")),
          },
        };
      }),
    };
  },

  async original(key, page): Promise<OriginalMessage> {
    // <folder>.<id>; a folder may have dots in its name
    const dot = key.lastIndexOf(".");
    const query = new URLSearchParams({
      action: "get",
      timezone: "utc",
      id: key.slice(dot + 1),
      folder: key.slice(0, dot),
      view: "eml",
      src: "1",
      save: "1",
      session: page.globals["ox.session"] ?? "",
    });
    const root = page.globals["ox.apiRoot"] ?? "/appsuite/api";
    const url = new URL(`${root}/mail?${query}`, page.url.origin);
    if (url.origin !== page.url.origin) throw changed(NAME, "its service is on another host");
    return fetchOriginal(page, { webmail: NAME, url: url.href, method: "open-xchange view=eml" });
  },
};
