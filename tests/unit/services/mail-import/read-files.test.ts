import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BordereauError } from "@/utils/core";
import type { MailFile, MailImportOrder } from "@/utils/messages";
import { importMail, mailboxKind, runMailReader } from "@/utils/services/mail-import";
import type { ReaderWorker } from "@/utils/services/mail-import/import-mail";
import { messagesOf } from "@/utils/services/mail-import/read-files";
import { rsaKey } from "../../email/dkim/support/keys";
import { signMail } from "../../email/dkim/support/mailauth";

const FIXTURES = join(__dirname, "../../../fixtures/mail");
const fixture = (name: string) => new File([readFileSync(join(FIXTURES, name))], name);
const ORDER: MailImportOrder = { missionId: "m", kind: "message", note: "", datedAt: null };

async function all(file: File) {
  const found = [];
  for await (const item of messagesOf(file)) if ("original" in item) found.push(item);
  return found;
}

/** The desk's reader without a thread of its own. */
function reader(): ReaderWorker {
  const worker: ReaderWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: () => undefined,
  };
  const scope: Parameters<typeof runMailReader>[0] = {
    onmessage: null,
    postMessage: (data) => worker.onmessage?.({ data } as MessageEvent),
  };
  runMailReader(scope);
  worker.postMessage = (data: unknown) => scope.onmessage?.({ data } as MessageEvent);
  return worker;
}

describe("files", () => {
  it("are told apart by what they hold", async () => {
    expect(await mailboxKind(fixture("plain.eml"))).toBe("eml");
    expect(await mailboxKind(fixture("outlook.msg"))).toBe("msg");
    expect(await mailboxKind(new File(["a,b\n1,2\n"], "sales.csv"))).toBeNull();
  });

  it("give their messages unchanged", async () => {
    const [found] = await all(fixture("lf-only.eml"));
    expect(Buffer.from(found?.original ?? []).equals(readFileSync(join(FIXTURES, "lf-only.eml")))).toBe(true);
    const [outlook] = await all(fixture("outlook.msg"));
    expect(outlook?.container).toBe("msg");
    expect(Buffer.from(outlook?.original ?? []).equals(readFileSync(join(FIXTURES, "outlook.msg")))).toBe(true);
  });

  it("of a mailbox: a line that the sender quoted stays so where a signature says it", async () => {
    const key = rsaKey(2048);
    const signatureData = [{ signingDomain: "client.example", selector: "s", privateKey: key.pem }];
    const mail = "From: a@client.example\r\nSubject: x\r\n\r\n>From the very start\r\n";
    const signed = await signMail(mail, { signatureData, signTime: new Date("2026-02-12T09:00:00Z") });
    const mbox = (message: string) =>
      new File([`From a@client.example Thu Feb 12 09:41:00 2026\r\n${message}\r\n`], "a.mbox");
    const [kept] = await all(mbox(signed));
    expect(Buffer.from(kept?.original ?? []).toString()).toBe(signed);
    const [unsigned] = await all(mbox(mail));
    expect(Buffer.from(unsigned?.original ?? []).toString()).toBe(mail.replace(">From", "From"));
    expect(unsigned?.verbatim).not.toBeNull();
  });
});

describe("the import", () => {
  const purify = {
    sanitize: () => {
      throw new Error("no formatted text here");
    },
  } as never;

  it("adds each message, and reports what cannot be read without stopping", async () => {
    const added: { title: unknown; files: readonly MailFile[] }[] = [];
    const client = {
      addMail: async (
        payload: { mail: { messages: readonly { summary: { subject: string | null } }[] } },
        files: readonly MailFile[],
      ) => {
        added.push({ title: payload.mail.messages[0]?.summary.subject, files });
        return {} as never;
      },
    };
    const progress: number[] = [];
    const files = [fixture("plain.eml"), new File(["nothing"], "no.eml"), fixture("conversation-1.eml")];
    const result = await importMail(
      { client, createReader: reader, purify },
      ORDER,
      files,
      ({ doneBytes }) => progress.push(doneBytes),
      new AbortController().signal,
    );
    expect(result.kept).toBe(2);
    expect(result.failed).toMatchObject([{ fileName: "no.eml", error: { code: "mail-unreadable" } }]);
    expect(added.map(({ files: [first] }) => first?.fileName)).toEqual(["message.eml", "message.eml"]);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it("stops where it is cancelled, and where there is no room left", async () => {
    const controller = new AbortController();
    const client = {
      addMail: async () => {
        controller.abort();
        return {} as never;
      },
    };
    const files = [fixture("plain.eml"), fixture("conversation-1.eml")];
    const run = importMail({ client, createReader: reader, purify }, ORDER, files, () => undefined, controller.signal);
    await expect(run).rejects.toMatchObject({ code: "cancelled" });
    const full = {
      addMail: async () => {
        throw new BordereauError("storage-full");
      },
    };
    const second = importMail(
      { client: full, createReader: reader, purify },
      ORDER,
      files,
      () => undefined,
      new AbortController().signal,
    );
    await expect(second).rejects.toMatchObject({ code: "storage-full" });
  });
});
