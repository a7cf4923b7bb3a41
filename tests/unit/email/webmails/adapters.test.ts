// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type OpenMail, WEBMAIL_IDS } from "@/utils/core";
import { createMailSource, looksLikeMail, undoExport, WEBMAIL_ADAPTERS, webmailOf } from "@/utils/email/webmails";

const FIXTURES = join(__dirname, "../../../fixtures/webmails");

interface Case {
  readonly file: string;
  readonly url: string;
  readonly globals?: Readonly<Record<string, string>>;
  readonly mail: OpenMail;
}

const JULIE = "Julie Bernard";

/** A saved page of each webmail, and what is read of it. */
const PAGES: Readonly<Record<string, Case>> = {
  gmail: {
    file: "gmail.html",
    url: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhJlMnBv",
    mail: {
      account: "camille.martin@atelier.example",
      messages: [
        {
          key: "1893d5a0b7c48001 msg-f:1771000000000000001",
          shown: {
            subject: "Validation du devis n° 2026-014",
            from: "Julie Bernard <julie.bernard@client.example>",
            to: ["moi <camille.martin@atelier.example>"],
            date: "12 févr. 2026, 09:41",
            attachments: ["devis-2026-014-signé.pdf"],
          },
        },
      ],
    },
  },
  outlook: {
    file: "outlook.html",
    url: "https://outlook.office.com/mail/0/inbox/id/AAMkADk3%3D",
    mail: {
      account: "camille.martin@atelier.example",
      messages: [
        {
          key: "AAMkADk3=",
          shown: {
            subject: "Recette du site",
            from: "Julie Bernard<julie.bernard@client.example>",
            to: [],
            date: "jeu. 05/03/2026 14:22",
            attachments: ["pv-recette.pdf"],
          },
        },
      ],
    },
  },
  roundcube: {
    file: "roundcube.html",
    url: "https://webmail.test/?_task=mail&_action=show&_uid=42&_mbox=INBOX",
    globals: { "rcmail.env.username": "camille@atelier.example" },
    mail: {
      account: "camille@atelier.example",
      messages: [
        {
          key: '["42","INBOX"]',
          shown: {
            subject: "Point d’étape",
            from: "Julie Bernard <julie.bernard@client.example>",
            to: ["Camille Martin <camille@atelier.example>"],
            date: "12/02/2026 09:41",
            attachments: ["devis.pdf"],
          },
        },
      ],
    },
  },
  sogo: {
    file: "sogo.html",
    url: "https://webmail.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX/7",
    globals: { UserLogin: "camille" },
    mail: {
      account: "camille",
      messages: [
        {
          key: '["0","INBOX","7"]',
          shown: {
            subject: "Point d’étape du 14 mars",
            from: "julie.bernard@client.example",
            to: ["Camille Martin"],
            date: "14/03/2026 17:03",
            attachments: [],
          },
        },
      ],
    },
  },
  zimbra: {
    file: "zimbra.html",
    url: "https://webmail.test/mail",
    mail: {
      account: "camille.martin@atelier.example",
      messages: [
        {
          key: "257",
          shown: {
            subject: "Relance facture F-2026-031",
            from: "Julie Bernard <julie.bernard@client.example>",
            to: [],
            date: "20 mars 2026 09:10",
            attachments: ["echeancier.csv"],
          },
        },
      ],
    },
  },
  "zimbra-modern": {
    file: "zimbra-modern.html",
    url: "https://webmail.test/modern/email/Inbox/message/257",
    mail: {
      account: "camille.martin@atelier.example",
      messages: [
        {
          key: "257",
          shown: {
            subject: "Relance facture F-2026-031",
            from: JULIE,
            to: [],
            date: "2026-03-20T09:10:00+01:00",
            attachments: [],
          },
        },
      ],
    },
  },
  orange: {
    file: "orange.html",
    url: "https://mail.orange.fr/appsuite/",
    globals: { "ox.user": "camille.martin@orange.example" },
    mail: {
      account: "camille.martin@orange.example",
      messages: [
        {
          key: "default0/INBOX.1042",
          shown: {
            subject: "Bon pour accord",
            from: JULIE,
            to: ["Camille Martin"],
            date: "02/04/2026 12:00",
            attachments: ["accord.pdf"],
          },
        },
      ],
    },
  },
  yahoo: {
    file: "yahoo.html",
    url: "https://mail.yahoo.com/d/folders/1/messages/ABkZ00001",
    mail: {
      account: "camille.martin@yahoo.example",
      messages: [
        {
          key: "ABkZ00001",
          shown: {
            subject: "Retour sur la livraison",
            from: JULIE,
            to: ["Camille Martin"],
            date: "3 avr. à 10:00",
            attachments: [],
          },
        },
      ],
    },
  },
  proton: {
    file: "proton.html",
    url: "https://mail.proton.me/u/0/inbox/zQ1",
    mail: {
      account: "camille@proton.example",
      messages: [
        {
          key: "0",
          shown: {
            subject: "Confidentiel : périmètre",
            from: JULIE,
            to: ["Camille"],
            date: "4 avr. 2026",
            attachments: [],
          },
        },
      ],
    },
  },
};

function pageOf(html: string): Document {
  // scripts of the page are not run: only its markup counts
  return new DOMParser().parseFromString(html, "text/html");
}

function sourceOf(html: string, url: string, fetched: typeof fetch = () => Promise.reject(new Error("no network"))) {
  const window = { document: pageOf(html), location: { href: url } } as unknown as Window;
  return createMailSource({ window, fetch: fetched, now: () => 1_000 });
}

const read = (file: string) => readFileSync(join(FIXTURES, file), "utf8");

describe("the saved pages", () => {
  it("are there for every webmail, and every adapter is registered", () => {
    expect(Object.keys(PAGES).sort()).toEqual([...WEBMAIL_IDS].sort());
    expect(WEBMAIL_ADAPTERS.map(({ id }) => id).sort()).toEqual([...WEBMAIL_IDS].sort());
  });

  it.each(Object.entries(PAGES))("of %s are recognised, by no other adapter either, and read", async (id, page) => {
    const { file, url, globals = {}, mail } = page;
    const here = { document: pageOf(read(file)), url: new URL(url) };
    expect(WEBMAIL_ADAPTERS.filter((adapter) => adapter.isHere(here)).map((adapter) => adapter.id)).toEqual([id]);
    expect(await sourceOf(read(file), url).openMail(globals)).toEqual(mail);
  });

  it("of other sites are no webmail", () => {
    const pages = join(FIXTURES, "../pages");
    for (const file of readdirSync(pages).filter((name) => name.endsWith(".html"))) {
      const document = pageOf(readFileSync(join(pages, file), "utf8"));
      expect(webmailOf({ document, url: new URL("https://example.test/page") }), file).toBeNull();
    }
  });
});

describe("pages of real servers", () => {
  it("Roundcube's message page", async () => {
    const url = "https://webmail.example.test/?_task=mail&_mbox=INBOX&_uid=3&_action=show";
    const mail = await sourceOf(read("seen/roundcube-message.html"), url).openMail({});
    const shown = mail?.messages[0]?.shown;
    expect(mail?.messages).toHaveLength(1);
    expect(shown?.subject).not.toMatch(/Subject|window|^\s|\s$/);
    expect(shown?.from).toMatch(/@/);
    expect(shown?.to.length).toBeGreaterThan(0);
    expect(shown?.attachments.length).toBeGreaterThan(0);
  });

  it("SOGo's message pane", async () => {
    const url = "https://webmail.example.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX/3";
    const shown = (await sourceOf(read("seen/sogo-message.html"), url).openMail({}))?.messages[0]?.shown;
    expect(shown?.subject).not.toBe("");
    expect(shown?.from).toMatch(/@/);
    expect(shown?.date).not.toBe("");
  });
});

describe("a page that has changed", () => {
  it.each(["gmail", "roundcube", "sogo", "zimbra-modern", "orange", "yahoo"])("of %s is told by name", async (id) => {
    const { file, url } = PAGES[id] ?? { file: "", url: "" };
    // the frame of the page is there, the message is not where it was
    const changed = read(file)
      .replace(/<main>[\s\S]*<\/main>/, "<main></main>")
      .replace(/ (class|id)="(h2|hP|message-header|sg-md-headline|mail-detail)"/g, "")
      .replaceAll("zimbra-client_mail-pane", "other")
      .replaceAll("zimbra-client_viewer", "other")
      .replaceAll("message-view", "other");
    await expect(sourceOf(changed, url).openMail({})).rejects.toMatchObject({
      code: "webmail-changed",
      params: { webmail: expect.any(String) },
    });
  });

  it("a list without an open message has nothing to read", async () => {
    for (const [id, url] of [
      ["roundcube", "https://webmail.test/?_task=mail&_mbox=INBOX"],
      ["sogo", "https://webmail.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX"],
      ["outlook", "https://outlook.office.com/mail/inbox"],
    ] as const) {
      expect(await sourceOf(read(PAGES[id]?.file ?? ""), url).openMail({}), id).toBeNull();
    }
  });
});

describe("originals", () => {
  const roundcube = PAGES.roundcube;
  const answer =
    (body: BodyInit, status = 200) =>
    async () =>
      new Response(body, { status });

  async function original(fetched: typeof fetch) {
    const source = sourceOf(read(roundcube?.file ?? ""), roundcube?.url ?? "", fetched);
    const mail = await source.openMail({ "rcmail.env.request_token": "t0ken" });
    return source.original(mail?.messages[0]?.key ?? "");
  }

  it("are the bytes as served", async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode("From: a@b.test\r\nSubject: x\r\n\r\n"),
      0xe9,
      0x0d,
      0xff,
    ]);
    expect((await original(answer(bytes))).bytes).toEqual(bytes);
  });

  it("are refused where the server gives something else", async () => {
    await expect(original(answer("<!doctype html><title>Login</title>"))).rejects.toMatchObject({
      code: "webmail-changed",
    });
    await expect(original(answer(""))).rejects.toMatchObject({ code: "webmail-changed" });
    await expect(original(answer("no", 500))).rejects.toMatchObject({ code: "mail-not-served" });
    await expect(original(() => Promise.reject(new TypeError("offline")))).rejects.toMatchObject({
      code: "mail-not-served",
    });
  });

  it("say in an error how they were asked for, and not with which token", async () => {
    const error: Error = await original(answer("no", 500)).catch((thrown) => thrown);
    expect(error.message).toContain("roundcube viewsource");
    expect(error.message).not.toContain("t0ken");
  });
});

describe("conversations", () => {
  const json = (value: unknown) => new Response(JSON.stringify(value));

  it("of Outlook are asked for by their name", async () => {
    const asked: string[] = [];
    const items = ["AAMk1", "AAMk2"].map((Id) => ({ ItemId: { Id } }));
    const fetched: typeof fetch = async (url, init) => {
      asked.push(`${String(url)} ${new Headers(init?.headers).get("Action")}`);
      return json({
        Body: { ResponseMessages: { Items: [{ Conversation: { ConversationNodes: [{ Items: items }] } }] } },
      });
    };
    const url = "https://outlook.office.com/mail/1/inbox/id/AAQkADk3%3D";
    const mail = await sourceOf(read("outlook.html"), url, fetched).openMail({});
    expect(mail?.messages.map(({ key }) => key)).toEqual(["AAMk1", "AAMk2"]);
    expect(asked).toEqual([
      "https://outlook.office.com/owa/1/service.svc?action=GetConversationItems&app=Mail GetConversationItems",
    ]);
  });

  it("of Outlook that are answered otherwise have changed", async () => {
    const url = "https://outlook.office.com/mail/inbox/id/AAQkADk3%3D";
    const mail = sourceOf(read("outlook.html"), url, async () => json({ Body: {} })).openMail({});
    await expect(mail).rejects.toMatchObject({ code: "webmail-changed", params: { webmail: "Outlook" } });
  });

  it("of Zimbra are told from messages by the server, and by their sign", async () => {
    const answer = { Body: { GetConvResponse: { c: [{ m: [{ id: "301" }, { id: 302 }] }] } } };
    const conversation = sourceOf(read("zimbra.html"), "https://webmail.test/mail", async () => json(answer));
    expect((await conversation.openMail({}))?.messages.map(({ key }) => key)).toEqual(["301", "302"]);
    const single = read("zimbra.html").replace("__257", "__-258");
    const offline = sourceOf(single, "https://webmail.test/mail");
    expect((await offline.openMail({}))?.messages.map(({ key }) => key)).toEqual(["258"]);
  });
});

describe("Gmail's ways to an original", () => {
  const url = PAGES.gmail?.url ?? "";
  const message = "From: julie@client.example\r\nSubject: ok\r\n\r\nbody";

  async function original(html: string, fetched: typeof fetch) {
    const source = sourceOf(html, url, fetched);
    const mail = await source.openMail({ "GLOBALS.9": "k" });
    return source.original(mail?.messages[0]?.key ?? "");
  }

  it("begin with its own download; where its other host is closed, the page that shows the original", async () => {
    const fetched: typeof fetch = async (asked) => {
      if (String(asked).includes("view=att")) throw new TypeError("Failed to fetch");
      return new Response(`<pre class="raw_message_text">${message}</pre>`);
    };
    const { bytes, method } = await original(read("gmail.html"), fetched);
    expect(method).toBe("gmail view=om (text)");
    expect(new TextDecoder().decode(bytes)).toBe(message);
  });

  it("find a sent message by the page that shows its original", async () => {
    const sent = read("gmail.html")
      .replace("#msg-f:1771000000000000001", "#msg-a:r-314")
      .replace('data-legacy-message-id="1893d5a0b7c48001"', 'data-legacy-message-id=""');
    const asked: string[] = [];
    const fetched: typeof fetch = async (target) => {
      asked.push(String(target));
      if (String(target).includes("view=att")) return new Response(message);
      return new Response('<a href="?view=att&amp;th=1893d5a0b7c480ff&amp;zw">Download</a>');
    };
    expect((await original(sent, fetched)).method).toBe("gmail view=att");
    expect(asked[0]).toContain("ik=k&view=om&permmsgid=msg-a%3Ar-314");
    expect(asked[1]).toContain("th=1893d5a0b7c480ff");
  });
});

it("a message is told from a page by its fields", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(looksLikeMail(bytes("Received: from a\r\n by b\r\nDate: x\r\n\r\nbody"))).toBe(true);
  expect(looksLikeMail(bytes("Subject: only one\r\n\r\nbody"))).toBe(false);
  expect(looksLikeMail(bytes('{"from": "x", "date": "y"}'))).toBe(false);
});

describe("SOGo's export", () => {
  const served = (bytes: Uint8Array) =>
    new TextEncoder().encode(Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n"));

  it("is undone exactly, whatever bytes the message has", () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 10 && byte !== 13);
    const message = new Uint8Array([...all, 13, 10, ...all, 13, 65, 13, 10]);
    expect(undoExport(new Uint8Array(served(message)))).toEqual(message);
  });

  it("is left alone where it has its line ends and was not re-encoded", () => {
    const message = new Uint8Array([0x41, 13, 10, 0xe9, 13, 10]);
    expect(undoExport(message)).toEqual(message);
  });
});
