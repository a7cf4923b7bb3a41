import { BordereauError, type OpenMail } from "../../core";
import { addressIn, attribute, label, labels, NOTHING_SHOWN } from "./shown";
import type { Webmail } from "./webmail";

const NAME = "Proton Mail";

/** Decrypts in the page and hands out nothing; the file that it exports is put together anew. */
export const proton: Webmail = {
  id: "proton",
  name: NAME,
  origins: ["https://mail.proton.me/*"],
  globals: [],
  isHere: ({ url }) => url.hostname === "mail.proton.me",

  async openMail({ document: doc }): Promise<OpenMail | null> {
    const messages = [...doc.querySelectorAll("[data-message-id], .message-container")];
    if (messages.length === 0) return null;
    return {
      account: addressIn(attribute(doc.querySelector('[data-testid="heading:userdropdown"]'), "title")),
      messages: messages.map((message, index) => ({
        key: String(index),
        shown: {
          ...NOTHING_SHOWN,
          subject: label(doc.querySelector('[data-testid="conversation-header:subject"]')),
          from: label(message.querySelector('[data-testid*="sender"]')),
          to: labels(message.querySelectorAll('[data-testid*="recipients:item"]')),
          date: label(message.querySelector("time")),
        },
      })),
    };
  },

  async original() {
    throw new BordereauError("webmail-without-originals", { params: { webmail: NAME } });
  },
};
