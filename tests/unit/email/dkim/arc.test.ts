import { beforeAll, describe, expect, it } from "vitest";
import { verifyMail } from "@/utils/email/dkim";
import { lookUpFrom } from "@/utils/email/dns";
import { bytesOfString } from "@/utils/email/raw";
import { ed25519Key, keyRecord, rsaKey, type TestKey } from "./support/keys";
import { sealMail } from "./support/mailauth";
import { lookUpIn } from "./support/zone";

const MAIL = "From: anna@example.com\r\nTo: list@example.org\r\nSubject: Hi\r\n\r\nHello.\r\n";
const NOW = new Date("2026-03-10T00:00:00.000Z");
const keys: Record<string, TestKey> = {};
const sealed: string[] = [];

beforeAll(async () => {
  keys.one = rsaKey(2048);
  keys.two = ed25519Key();
  keys.weak = rsaKey(768);
  sealed.push(MAIL);
  for (const [at, selector] of ["one", "two", "one"].entries()) {
    const data = { signingDomain: `relay${at + 1}.example`, selector, privateKey: keys[selector]?.pem ?? "" };
    sealed.push(await sealMail(sealed[at] ?? "", at === 0 ? "none" : "pass", data, new Date(NOW.getTime() - 1_000)));
  }
});

function verify(mail: string, changes: Readonly<Record<string, readonly string[] | "fails">> = {}) {
  const zone = new Map<string, readonly string[] | "fails">();
  for (const [selector, key] of Object.entries(keys))
    for (const relay of [1, 2, 3]) zone.set(`${selector}._domainkey.relay${relay}.example`, [keyRecord(key)]);
  for (const [name, records] of Object.entries(changes)) zone.set(name, records);
  return verifyMail(bytesOfString(mail), { lookUp: lookUpIn(zone), now: () => NOW });
}

const chain = async (...of: Parameters<typeof verify>) => (await verify(...of)).arc;
const three = () => sealed[3] ?? "";

describe("an ARC chain (RFC 8617 section 5.2)", () => {
  it("is none without sets", async () => {
    expect(await chain(MAIL)).toEqual({
      result: "none",
      reasons: [],
      seals: [],
      messageSignature: null,
      authenticationResults: null,
    });
  });

  it("passes, names its sealers and what the last one noted", async () => {
    const arc = await chain(three());
    expect(arc).toMatchObject({
      result: "pass",
      reasons: [],
      seals: [
        { instance: 1, domain: "relay1.example", selector: "one", chainStatus: "none", keyBits: 2048 },
        { instance: 2, domain: "relay2.example", selector: "two", chainStatus: "pass", keyBits: 256 },
        { instance: 3, domain: "relay3.example", selector: "one", chainStatus: "pass", keyBits: 2048 },
      ],
      messageSignature: { domain: "relay3.example", verdict: "pass" },
      authenticationResults: "mx.example.net; dkim=pass header.d=example.com; spf=pass",
    });
    expect(arc.seals[0]?.signedAt).toBe("2026-03-09T23:59:59.000Z");
  });

  it("is the same from the answers that were kept", async () => {
    const result = await verify(three());
    const again = await verifyMail(bytesOfString(three()), {
      lookUp: lookUpFrom(result.dnsAnswers),
      now: () => new Date(result.judgedAt),
    });
    expect(again).toEqual(result);
  });

  const fieldOf = (name: string, instance: number) =>
    new RegExp(`^${name}: i=${instance};.*\r\n(?:[ \t].*\r\n)*`, "m").exec(three())?.[0] ?? "";

  it.each([
    ["a set without its seal", () => three().replace(fieldOf("ARC-Seal", 2), ""), "arc-instance-missing"],
    ["a missing set", () => three().replaceAll(/^(ARC-[\w-]+: i=)2/gm, "$17"), "arc-instance-missing"],
    ["a seal twice", () => fieldOf("ARC-Seal", 2) + three(), "arc-field-repeated"],
    ["an instance of 0", () => three().replaceAll(/^(ARC-[\w-]+: i=)1/gm, "$10"), "arc-instance-invalid"],
    ["an instance of 51", () => `ARC-Seal: i=51; a=b\r\n${three()}`, "arc-instance-invalid"],
    ["results without an instance", () => `ARC-Authentication-Results: x\r\n${three()}`, "arc-instance-invalid"],
    ["too much of it", () => `ARC-Seal: i=4; x=${"y".repeat(600_000)}\r\n${three()}`, "arc-too-long"],
  ])("fails as a whole with %s", async (_, mail, code) => {
    expect(await chain(mail())).toMatchObject({
      result: "fail",
      reasons: [{ code }],
      seals: [],
      messageSignature: null,
    });
  });

  it.each([
    [
      "changed results",
      () => three().replace(/(ARC-Authentication-Results: i=1;.*)spf=pass/, "$1spf=fail"),
      "arc-seal-broken",
    ],
    ["a failed chain status", () => three().replace(/(ARC-Seal: i=2;.*?cv=)pass/s, "$1fail"), "arc-chain-status"],
    ["a seal with fields", () => three().replace("ARC-Seal: i=2;", "ARC-Seal: i=2; h=from;"), "arc-seal-syntax"],
    ["a seal that is unreadable", () => three().replace(/(ARC-Seal: i=2;.*?) d=/s, "$1 e="), "arc-seal-syntax"],
    ["a changed body", () => `${three()}More.\r\n`, "arc-message-signature"],
    ["a changed subject", () => three().replace("Subject: Hi", "Subject: Ho"), "arc-message-signature"],
    ["a second From", () => `From: eve@evil.example\r\n${three()}`, "arc-message-signature"],
  ])("fails with %s", async (_, mail, code) => {
    const arc = await chain(mail());
    expect(arc.result).toBe("fail");
    expect(arc.reasons.map((reason) => reason.code)).toContain(code);
    expect(arc.authenticationResults).toBeNull();
  });

  it("fails with a key that is too short or withdrawn", async () => {
    const name = "two._domainkey.relay2.example";
    expect(await chain(three(), { [name]: ["v=DKIM1; p="] })).toMatchObject({
      result: "fail",
      reasons: [{ code: "arc-seal-key", params: { instance: 2, why: "key-revoked" } }],
    });
    const data = { signingDomain: "relay1.example", selector: "weak", privateKey: keys.weak?.pem ?? "" };
    const { result, reasons } = await chain(await sealMail(MAIL, "none", data, NOW));
    expect(result).toBe("fail");
    expect(reasons).toContainEqual({ code: "arc-seal-key", params: { instance: 1, why: "key-too-short" } });
  });

  it("is left open where a key is not to be had, unless another link is broken", async () => {
    const silent = { "two._domainkey.relay2.example": "fails" } as const;
    const open = await verify(three(), silent);
    expect(open).toMatchObject({
      complete: false,
      arc: { result: "temporary", reasons: [{ code: "arc-not-checked" }] },
    });
    expect((await chain(`${three()}More.\r\n`, silent)).result).toBe("fail");
  });
});
