import type { OpenMail, OriginalMessage } from "../../core";
import { cookieOf } from "./cookie";
import { changed, fetchOriginal } from "./original";
import { label, labels, NOTHING_SHOWN } from "./shown";
import type { Webmail } from "./webmail";

const NAME = "SOGo";

export const sogo: Webmail = {
  id: "sogo",
  name: NAME,
  origins: [],
  globals: ["UserLogin"],
  isHere: ({ url }) => /^\/SOGo\/so\/[^/]+\/Mail\//.test(url.pathname),

  async openMail(page): Promise<OpenMail | null> {
    const { document: doc, url } = page;
    // #!/Mail/<account>/<folder>/<uid>
    const route = /^#!\/Mail\/(\d+)\/([^/?]+)\/(\d+)(?:[/?]|$)/.exec(url.hash);
    if (!route) return null;
    const [, account = "", folder = "", uid = ""] = route;
    const view = doc.querySelector("#detailView");
    if (!view?.querySelector(".sg-md-headline")) {
      throw changed(NAME, "the address names a message, the page shows none");
    }
    const shown = {
      ...NOTHING_SHOWN,
      subject: label(view.querySelector("h5.sg-md-headline")),
      from: label(view.querySelector("a.md-caption")),
      to: labels(view.querySelectorAll(".msg-recipients md-chip-template")),
      date: label(view.querySelector("time.msg-date")),
    };
    return {
      account: page.globals.UserLogin ?? decodeURIComponent(url.pathname.split("/")[3] ?? ""),
      messages: [{ key: JSON.stringify([account, decodeURIComponent(decodeURIComponent(folder)), uid]), shown }],
    };
  },

  async original(key, page): Promise<OriginalMessage> {
    const [account, folder, uid] = JSON.parse(key) as [string, string, string];
    const user = page.url.pathname.split("/")[3] ?? "";
    const folders = folder.split("/").map((part) => `folder${encodeURIComponent(part)}`);
    const url = `${page.url.origin}/SOGo/so/${user}/Mail/${account}/${folders.join("/")}/${uid}/export`;
    // without it the server answers with an error
    const headers = { "X-XSRF-TOKEN": cookieOf(page.document, "XSRF-TOKEN") };
    return fetchOriginal(page, { webmail: NAME, url, method: "sogo export", init: { headers }, decode: undoExport });
  },
};

/**
 * SOGo leaves the carriage returns out, reads the message as Latin-1 and writes it as UTF-8: each byte above 7F becomes
 * two. All of it is undone here without a loss.
 */
export function undoExport(served: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return withCarriageReturns(undoReencoding(served));
}

/** Bytes that were not re-encoded are left alone. */
function undoReencoding(served: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(served.length);
  let length = 0;
  for (let at = 0; at < served.length; at++) {
    const byte = served[at] ?? 0;
    if (byte < 0x80) {
      bytes[length++] = byte;
      continue;
    }
    // U+0080 to U+00FF in UTF-8: C2 or C3, then 80 to BF
    const next = served[++at] ?? 0;
    if ((byte !== 0xc2 && byte !== 0xc3) || next < 0x80 || next > 0xbf) return served;
    bytes[length++] = ((byte & 0x03) << 6) | (next & 0x3f);
  }
  return bytes.slice(0, length);
}

const LF = 0x0a;
const CR = 0x0d;

/** IMAP knows no other line end than CRLF (RFC 9051 section 2.2); where one of them is not whole, none is. */
function withCarriageReturns(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let lines = 0;
  let whole = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== LF) continue;
    if (bytes[at - 1] === CR) whole++;
    lines++;
  }
  if (whole === lines) return bytes;
  const restored = new Uint8Array(bytes.length + lines);
  let length = 0;
  for (const byte of bytes) {
    if (byte === LF) restored[length++] = CR;
    restored[length++] = byte;
  }
  return restored;
}
