import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { type MailAuthentication, MailAuthenticationSchema } from "@/utils/core";
import { verifyMail } from "@/utils/email/dkim";
import { lookUpFrom } from "@/utils/email/dns";
import { bytesOfString } from "@/utils/email/raw";
import { craftedTags, NOW_SECONDS } from "./support/crafted";
import { ed25519Key, keyRecord, rsaKey, type TestKey } from "./support/keys";
import { signWithTags, type Tags } from "./support/own-signer";
import { lookUpIn } from "./support/zone";

const MAIL =
  "From: anna@example.com\r\nTo: bob@example.org\r\nSubject: Hi\r\nDate: Sun, 1 Mar 2026 10:00:00 +0100\r\n" +
  "Message-ID: <1@example.com>\r\nContent-Type: text/plain\r\n\r\nHello Bob,\r\n\r\nthe sum is 2,400.\r\n";

const NOW = new Date(NOW_SECONDS * 1_000);
const NAME = "rsa2048._domainkey.example.com";
let rsa: TestKey;
let weak: TestKey;
let ed: TestKey;

beforeAll(() => {
  rsa = rsaKey(2048);
  weak = rsaKey(1023);
  ed = ed25519Key();
});

const signed = (tags: Tags = {}, mail = MAIL, key = rsa) =>
  signWithTags(mail, key, craftedTags(tags, "relaxed/relaxed"));

function verify(mail: string, records: readonly string[] | "fails" = [keyRecord(rsa)], now = NOW) {
  const zone = new Map<string, readonly string[] | "fails">([
    [NAME, records],
    ["ed._domainkey.example.com", [keyRecord(ed)]],
    ["ed._domainkey.mailer.example", [keyRecord(ed)]],
    ["gone._domainkey.example.com", "fails"],
  ]);
  return verifyMail(bytesOfString(mail), { lookUp: lookUpIn(zone), now: () => now });
}

const first = async (result: Promise<MailAuthentication>) => {
  const [signature] = (await result).signatures;
  if (!signature) throw new Error("no signature");
  return signature;
};

describe("a signature", () => {
  it("passes, and the warnings say what it leaves open", async () => {
    const tags = { h: "From:To:Date:From", l: "12", t: String(NOW_SECONDS + 3_600), i: "Anna@mail.example.com" };
    expect(await first(verify(signed(tags), [keyRecord(rsa, " t=y;")]))).toMatchObject({
      verdict: "pass",
      mathematics: "valid",
      keyBits: 2048,
      bodyLengthBytes: 12,
      identity: "Anna@mail.example.com",
      signedAt: "2026-03-10T01:00:00.000Z",
      reasons: [],
      warnings: [
        { code: "body-partly-signed", params: { unsignedBytes: 21 } },
        { code: "key-in-test", params: {} },
        { code: "signed-in-the-future", params: {} },
        { code: "field-unsigned", params: { field: "subject" } },
        { code: "field-unsigned", params: { field: "content-type" } },
      ],
    });
  });

  it("has no warning where everything is over-signed", async () => {
    const h = "From:To:Subject:Date:Content-Type:From:Subject";
    expect((await first(verify(signed({ h })))).warnings).toEqual([]);
  });

  it("is judged by policy where its mathematics holds, for every reason at once", async () => {
    const mail = signed({ a: "rsa-sha1", x: "1000", l: "9999", s: "rsa2048" }, MAIL, weak);
    const added = `Subject: Another\r\nContent-Type: text/html\r\n${mail}`;
    expect(await first(verify(added, [keyRecord(weak)]))).toMatchObject({
      mathematics: "valid",
      verdict: "policy",
      reasons: [
        { code: "weak-hash", params: {} },
        { code: "key-too-short", params: { bits: 1023 } },
        { code: "expired", params: { at: "1970-01-01T00:16:40.000Z" } },
        { code: "body-shorter-than-signed", params: {} },
        { code: "field-added", params: { field: "subject" } },
      ],
    });
  });

  it.each(["From", "Subject", "Date", "To"])("does not vouch for a second %s", async (field) => {
    const signature = await first(verify(`${field}: x@evil.example\r\n${signed()}`));
    expect(signature).toMatchObject({
      mathematics: "valid",
      verdict: "policy",
      reasons: [{ code: "field-added", params: { field: field.toLowerCase() } }],
    });
  });

  it("warns of a second field that readers may show", async () => {
    const signature = await first(verify(`Content-Type: text/html\r\n${signed({ h: "From:Content-Type" })}`));
    expect(signature.verdict).toBe("pass");
    expect(signature.warnings).toContainEqual({ code: "field-repeated", params: { field: "content-type" } });
  });

  it("does not vouch for a line that some readers add to the field above", async () => {
    const result = await verify(signed().replace("Subject: Hi\r\n", "Subject: Hi\r\n\xa0Eve\r\n"));
    expect(result.signatures[0]).toMatchObject({ verdict: "policy", reasons: [{ code: "line-without-name" }] });
    expect(result.warnings).toEqual([{ code: "header-lines-without-name", params: { count: 1 } }]);
  });

  it("expires at the time that is passed, not at the clock's", async () => {
    const mail = signed({ x: String(NOW_SECONDS) });
    expect((await first(verify(mail))).verdict).toBe("pass");
    const later = await verify(mail, [keyRecord(rsa)], new Date(NOW.getTime() + 1));
    expect(later.signatures[0]).toMatchObject({ verdict: "policy", mathematics: "valid" });
    expect(later.judgedAt).toBe("2026-03-10T00:00:00.001Z");
  });

  it("whose body has changed tells whether its header has too", async () => {
    const changed = signed().replace("2,400", "9,400");
    const reasons = async (mail: string, records?: readonly string[] | "fails") => {
      const { verdict, mathematics, reasons } = await first(verify(mail, records));
      expect([verdict, mathematics]).toEqual(["fail", "invalid-body"]);
      return reasons;
    };
    expect(await reasons(changed)).toEqual([{ code: "body-changed", params: { header: "valid" } }]);
    expect(await reasons(changed.replace("Hi", "Ho"))).toEqual([
      { code: "body-changed", params: { header: "changed" } },
    ]);
    expect(await reasons(changed, "fails")).toEqual([{ code: "body-changed", params: { header: "unknown" } }]);
  });

  it("that cannot be read keeps what can", async () => {
    expect(await first(verify(signed({ x: "soon", d: "EXAMPLE.com" })))).toMatchObject({
      verdict: "neutral",
      mathematics: "not-checked",
      reasons: [{ code: "tag-syntax", params: { tag: "x" } }],
      domain: "example.com",
      expiresAt: null,
      keyBits: null,
    });
    expect(await first(verify(signed({ a: "rsa-sha256; a=rsa-sha256" })))).toMatchObject({
      reasons: [{ code: "tag-syntax", params: {} }],
      domain: null,
      alignment: "none",
    });
  });

  it("over a header that no mail server takes is not judged", async () => {
    const mail = signed().replace("Subject: Hi", `Subject: ${"x".repeat(1_100_000)}`);
    expect((await first(verify(mail))).reasons).toEqual([{ code: "header-too-long", params: {} }]);
  });

  it("is not judged where its fields are named like properties of an object", async () => {
    for (const a of ["constructor", "__proto__"])
      expect((await first(verify(signed({ a })))).reasons).toEqual([{ code: "unknown-algorithm", params: {} }]);
    expect((await first(verify(`constructor: x\r\n${signed({ h: "From:constructor:toString" })}`))).mathematics).toBe(
      "invalid-signature",
    );
  });
});

describe("a resolver that does not answer", () => {
  it("gives no verdict", async () => {
    const result = await verify(signed(), "fails");
    expect(result).toMatchObject({
      complete: false,
      summary: { code: "temporary", signature: 0 },
      signatures: [
        {
          verdict: "temporary",
          mathematics: "not-checked",
          reasons: [{ code: "dns-failed", params: { name: NAME, why: "server-failure" } }],
        },
      ],
      dnsAnswers: [],
      dnsFailures: [{ name: NAME, reason: "server-failure" }],
    });
    expect(v.is(MailAuthenticationSchema, result)).toBe(true);
  });

  it("leaves standing what another signature proves, and says that something is open", async () => {
    const mail = signed({ s: "gone" }, signed());
    expect(await verify(mail)).toMatchObject({ complete: false, summary: { code: "aligned", signature: 1 } });
  });
});

describe("the summary", () => {
  const summary = async (mail: string, records?: readonly string[]) => (await verify(mail, records)).summary;
  const foreign = (mail = MAIL) => signed({ a: "ed25519-sha256", s: "ed", d: "mailer.example" }, mail, ed);

  it("prefers the whole body, then the very domain", async () => {
    const ed25519 = { a: "ed25519-sha256", s: "ed" };
    expect(await summary(signed({ l: "3" }, signed(ed25519, MAIL, ed)))).toEqual({ code: "aligned", signature: 1 });
    expect(await summary(foreign(signed()))).toEqual({ code: "aligned", signature: 1 });
  });

  it.each([
    ["unsigned", null, () => MAIL],
    ["not-aligned", 0, () => foreign()],
    ["author-unclear", 0, () => foreign(MAIL.replace("anna@example.com", "anna@example.com, bob@example.org"))],
    ["policy", 1, () => signed({ v: "2" }, signed({ x: "1000" }))],
    ["fail", 0, () => signed().replace("2,400", "9,400")],
    ["neutral", 0, () => signed({ v: "2" })],
  ])("says %s", async (code, signature, mail) => {
    expect(await summary(mail())).toEqual({ code, signature });
  });

  it("does not take a mere likeness of names for alignment", async () => {
    expect(await summary(signed({}, MAIL.replace("@example.com", "@badexample.com")))).toMatchObject({
      code: "not-aligned",
    });
  });
});

describe("the result", () => {
  it("is the same years later, from the answers that were kept", async () => {
    const mail = signed(
      { x: String(NOW_SECONDS + 60) },
      signed({ s: "none" }, signed({ s: "ed", a: "ed25519-sha256" }, MAIL, ed)),
    );
    const result = await verify(mail);
    const stored = v.parse(MailAuthenticationSchema, JSON.parse(JSON.stringify(result)));
    expect(stored.dnsAnswers.map(({ status }) => status)).toEqual(["found", "no-record", "found"]);
    const again = await verifyMail(bytesOfString(mail), {
      lookUp: lookUpFrom(stored.dnsAnswers),
      now: () => new Date(stored.judgedAt),
    });
    expect(again).toEqual(result);
  });

  it("asks for each key once, and for no more than twenty signatures", async () => {
    const asked: string[] = [];
    const lookUp = lookUpIn(new Map([[NAME, [keyRecord(rsa)]]]));
    let mail = signed();
    const field = mail.slice(0, mail.indexOf("\r\nFrom: ") + 2);
    mail = field.repeat(24) + mail;
    const result = await verifyMail(bytesOfString(mail), {
      lookUp: (name) => {
        asked.push(name);
        return lookUp(name);
      },
      now: () => NOW,
    });
    expect(asked).toEqual([NAME]);
    expect(result.signatures).toHaveLength(20);
    expect(result.warnings).toEqual([{ code: "signatures-left-out", params: { count: 5 } }]);
  });

  it("throws what the lookup throws", async () => {
    const lookUp = () => Promise.reject(new TypeError("a mistake"));
    await expect(verifyMail(bytesOfString(signed()), { lookUp, now: () => NOW })).rejects.toThrow("a mistake");
  });
});
