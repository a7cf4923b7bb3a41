import fc from "fast-check";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { MailAuthenticationSchema } from "@/utils/core";
import { verifyMail } from "@/utils/email/dkim";
import { bytesOfString } from "@/utils/email/raw";
import { ed25519Key, keyRecord, type TestKey } from "./support/keys";
import { sealMail, signMail } from "./support/mailauth";
import { randomMail } from "./support/mails";
import { randomFrom } from "./support/random";
import { lookUpIn } from "./support/zone";

const NOW = new Date("2026-03-10T00:00:00.000Z");
let key: TestKey;
let signed: string;

beforeAll(async () => {
  key = ed25519Key();
  const data = { signingDomain: "example.com", selector: "s", privateKey: key.pem };
  const mail = await signMail(randomMail(randomFrom(1)), { signatureData: [data], signTime: NOW });
  signed = await sealMail(mail, "none", data, NOW);
});

async function verified(bytes: Uint8Array, record = keyRecord(key)) {
  const lookUp = lookUpIn(new Map([["s._domainkey.example.com", [record]]]));
  return v.parse(MailAuthenticationSchema, await verifyMail(bytes, { lookUp, now: () => NOW }));
}

describe("verifyMail, whatever it is given", () => {
  it("judges random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await verified(bytes)).summary.code).toBe("unsigned");
      }),
    );
  });

  it("judges random signature fields", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "v=1",
        "a=ed25519-sha256",
        "d=example.com",
        "s=s",
        "h=from",
        "b=AA",
        "bh=AA",
        "i=1",
        "cv=none",
        "l=9",
      ),
      fc.constantFrom(
        ";",
        "=",
        " ",
        "\r\n ",
        "\n",
        "\0",
        "(",
        "c=relaxed/",
        "x=1",
        "t=2",
        "q=",
        "i=@\xff",
        "d=\xc3\xbc.de",
      ),
      fc.string({ maxLength: 5 }),
    );
    const name = fc.constantFrom("DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.array(piece, { maxLength: 30 })), { maxLength: 6 }),
        async (fields) => {
          const header = fields.map(([field, pieces]) => `${field}: ${pieces.join(";")}\r\n`).join("");
          const { signatures, arc } = await verified(new TextEncoder().encode(`${header}From: a@example.com\r\n\r\nx`));
          expect(signatures.map(({ verdict }) => verdict)).not.toContain("pass");
          expect(arc.result).not.toBe("pass");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("does not let a changed message pass, unless what changed is not signed", async () => {
    const original = await verified(bytesOfString(signed));
    expect([original.signatures[0]?.verdict, original.arc.result]).toEqual(["pass", "pass"]);
    const words = signed.slice(signed.indexOf("\r\n\r\n")).replace(/[ \t\r\n]+/g, "");
    await fc.assert(
      fc.asyncProperty(
        fc.nat(signed.length),
        fc.nat(20),
        fc.uint8Array({ maxLength: 20 }),
        async (at, removed, added) => {
          const changed = signed.slice(0, at) + String.fromCharCode(...added) + signed.slice(at + removed);
          const { signatures } = await verified(bytesOfString(changed));
          if (signatures[0]?.verdict !== "pass") return;
          expect(changed.slice(changed.search(/\r?\n\r?\n/)).replace(/[ \t\r\n]+/g, "")).toBe(words);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("judges by random keys", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), fc.constantFrom("rsa", "ed25519"), async (bytes, type) => {
        const record = `v=DKIM1; k=${type}; p=${Buffer.from(bytes).toString("base64")}`;
        expect((await verified(bytesOfString(signed), record)).signatures[0]?.verdict).not.toBe("pass");
      }),
    );
  });

  it.each([
    ["blanks in a signature", () => signed.replace("DKIM-Signature: ", `DKIM-Signature: ${" \t".repeat(30_000)}`)],
    ["blanks in the subject", () => signed.replace("Subject:", `Subject:${" ".repeat(400_000)}x`)],
    ["folds in the subject", () => signed.replace("Subject:", `Subject:${"\r\n ".repeat(150_000)}x`)],
    ["blanks in the body", () => `${signed}${" ".repeat(2_000_000)}x`],
    ["empty lines in the body", () => `${signed}${"\n".repeat(2_000_000)}x`],
    ["fields", () => "A: b\r\n".repeat(100_000) + signed],
    ["signatures", () => "DKIM-Signature: v=1\r\n".repeat(50_000) + signed],
    ["names in h=", () => signed.replace("h=", `h=${"a:".repeat(30_000)}`)],
    ["authors", () => "From: a@example.com\r\n".repeat(20_000) + signed],
    ["comments in an ARC set", () => `ARC-Authentication-Results: ${"(a)".repeat(100_000)}\r\n${signed}`],
    ["brackets in From", () => `From: ${'<("'.repeat(3_000)}\r\n${signed}`],
  ])("is not held up by very many %s", async (_, mail) => {
    const bytes = new Uint8Array(Buffer.from(mail(), "latin1"));
    const began = performance.now();
    await verified(bytes);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
