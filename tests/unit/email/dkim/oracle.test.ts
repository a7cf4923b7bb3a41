import { beforeAll, describe, expect, it } from "vitest";
import type { DkimSignature } from "@/utils/core";
import { verifyMail } from "@/utils/email/dkim";
import { bytesOfString } from "@/utils/email/raw";
import { CRAFTED, craftedTags, NOW_SECONDS } from "./support/crafted";
import { ed25519Key, keyRecord, rsaKey, type TestKey } from "./support/keys";
import { judgedByMailauth, sealMail, signMail } from "./support/mailauth";
import { randomMail } from "./support/mails";
import { KEY_MUTATIONS, MAIL_MUTATIONS } from "./support/mutations";
import { signWithTags } from "./support/own-signer";
import { randomFrom } from "./support/random";
import { lookUpIn, resolverIn, type Zone } from "./support/zone";

const NOW = new Date(NOW_SECONDS * 1_000);
const SIGNED_AT = new Date(NOW.getTime() - 86_400_000);
const CANONICALIZATIONS = ["simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"];

/** Where the two judge differently, as "our judgement | mailauth's". docs/decisions/005 says why, class by class. */
const DISAGREEMENTS: Readonly<Record<string, readonly string[]>> = {
  "a decisive field was added": ["policy field-added | pass", "arc fail arc-message-signature | pass"],
  "the header has a line that is no field": [
    "policy line-without-name | fail bad signature",
    "policy expired line-without-name | fail bad signature",
  ],
  "more is said to be signed than the body has": [
    "policy body-shorter-than-signed | pass",
    "policy body-shorter-than-signed field-added | pass",
  ],
  "the key is weak and the message changed": ["fail header-changed | policy"],
  "base64 that cannot be read": [
    "neutral tag-syntax | fail bad signature",
    "neutral tag-syntax | fail body hash did not verify",
    "neutral tag-syntax | policy",
  ],
  "DNS has several records": [
    "pass | neutral invalid public key",
    "pass | fail bad signature",
    "policy key-too-short | neutral invalid public key",
    "policy key-too-short | fail bad signature",
    "policy expired | fail bad signature",
    "arc pass | fail",
  ],
  "a signature over signatures": ["pass | fail bad signature", "policy field-added | fail bad signature"],
  "half a canonicalisation": [
    "neutral unknown-canonicalization | pass",
    "neutral unknown-canonicalization | fail body hash did not verify",
  ],
  "an underscore in a name": [
    "pass | neutral signature syntax error",
    "fail body-changed | neutral signature syntax error",
    "policy field-added | neutral signature syntax error",
  ],
  "no answer for a key of the chain": [
    "arc temporary arc-not-checked arc-not-checked | fail",
    "arc temporary arc-not-checked arc-not-checked arc-not-checked arc-not-checked | fail",
  ],
};
const EXPLAINED = new Set(Object.values(DISAGREEMENTS).flat());

const keys: Record<string, TestKey> = {};
const seen = { mails: 0, signatures: 0, agreements: 0, disagreements: new Map<string, number>() };

beforeAll(() => {
  for (const bits of [512, 768, 1024, 2048]) keys[`rsa${bits}`] = rsaKey(bits);
  keys.ed = ed25519Key();
  keys.other = rsaKey(1024);
  keys.otherEd = ed25519Key();
});

function keyNamed(name: string): TestKey {
  const key = keys[name];
  if (!key) throw new Error(`no key ${name}`);
  return key;
}

function zoneWith(changes: readonly (readonly [string, readonly string[] | "fails" | null])[] = []): Zone {
  const zone = new Map<string, readonly string[] | "fails">();
  for (const selector of ["rsa512", "rsa768", "rsa1024", "rsa2048", "ed"])
    for (const domain of ["example.com", "example.org", "xn--bcher-kva.example"])
      zone.set(`${selector}._domainkey.${domain}`, [keyRecord(keyNamed(selector))]);
  for (const selector of ["rsa_2048", "rsa2048.march"])
    zone.set(`${selector}._domainkey.example.com`, [keyRecord(keyNamed("rsa2048"))]);
  for (const [name, records] of changes) {
    if (records) zone.set(name, records);
    else zone.delete(name);
  }
  return zone;
}

function judgement({ verdict, reasons }: DkimSignature): string {
  return [verdict, ...reasons.map(({ code }) => code)].join(" ");
}

/** The words of RFC 8601 for our judgement, in the way that mailauth uses them. */
function inWordsOfMailauth({ verdict, reasons }: DkimSignature): string {
  if (verdict === "temporary") return "temperror";
  if (verdict !== "policy") return verdict;
  const codes = reasons.map(({ code }) => code);
  if (codes.includes("weak-hash") || codes.includes("key-too-short")) return "policy";
  return codes.includes("expired") ? "neutral" : "policy";
}

async function compare(name: string, mail: string, zone: Zone): Promise<string[]> {
  const ours = await verifyMail(bytesOfString(mail), { lookUp: lookUpIn(zone), now: () => NOW });
  const theirs = await judgedByMailauth(mail, resolverIn(zone), NOW);
  const pairs = ours.signatures.map((signature, at) => ({
    agrees: inWordsOfMailauth(signature) === theirs.signatures[at]?.result,
    text: `${judgement(signature)} | ${theirs.signatures[at]?.result} ${theirs.signatures[at]?.comment ?? ""}`.trim(),
  }));
  pairs.push({
    agrees: ours.arc.result === theirs.arc,
    text: `arc ${[ours.arc.result, ...ours.arc.reasons.map(({ code }) => code)].join(" ")} | ${theirs.arc}`,
  });
  if (ours.signatures.length !== theirs.signatures.length)
    pairs.push({ agrees: false, text: `${ours.signatures.length} signatures | ${theirs.signatures.length}` });
  seen.mails++;
  seen.signatures += ours.signatures.length;
  const unexplained: string[] = [];
  for (const { agrees, text } of pairs) {
    if (agrees) seen.agreements++;
    else {
      seen.disagreements.set(text, (seen.disagreements.get(text) ?? 0) + 1);
      if (!EXPLAINED.has(text)) unexplained.push(`${name}: ${text}`);
    }
  }
  return unexplained;
}

interface Setup {
  readonly name: string;
  readonly keys: readonly string[];
  readonly canonicalization: string;
  readonly maxBodyLength?: number;
  readonly expires?: Date;
  readonly seals?: readonly string[];
}

const RELAXED = "relaxed/relaxed";
const SETUPS: readonly Setup[] = [
  ...CANONICALIZATIONS.map((canonicalization) => ({ name: "RSA", keys: ["rsa2048"], canonicalization })),
  ...CANONICALIZATIONS.map((canonicalization) => ({ name: "Ed25519", keys: ["ed"], canonicalization })),
  { name: "short RSA", keys: ["rsa1024"], canonicalization: RELAXED },
  { name: "weak RSA", keys: ["rsa768"], canonicalization: "relaxed/simple" },
  { name: "part of the body", keys: ["rsa1024"], canonicalization: RELAXED, maxBodyLength: 12 },
  { name: "part of the body", keys: ["ed"], canonicalization: "simple/simple", maxBodyLength: 40 },
  { name: "expiry ahead", keys: ["ed"], canonicalization: RELAXED, expires: new Date(NOW.getTime() + 1_000) },
  { name: "expired", keys: ["ed"], canonicalization: RELAXED, expires: new Date(NOW.getTime() - 1_000) },
  { name: "two signatures", keys: ["rsa1024", "ed"], canonicalization: RELAXED },
  { name: "two signatures", keys: ["ed", "rsa768"], canonicalization: "simple/relaxed" },
  { name: "ARC", keys: ["ed"], canonicalization: RELAXED, seals: ["rsa1024"] },
  { name: "ARC of three", keys: ["rsa1024"], canonicalization: RELAXED, seals: ["ed", "rsa1024", "ed"] },
];

async function signedBy(setup: Setup, seed: number): Promise<string> {
  const { canonicalization, expires } = setup;
  const signatureData = setup.keys.map((selector) => ({
    signingDomain: "example.com",
    selector,
    privateKey: keyNamed(selector).pem,
    canonicalization,
    ...(setup.maxBodyLength === undefined ? {} : { maxBodyLength: setup.maxBodyLength }),
  }));
  let mail = await signMail(randomMail(randomFrom(seed)), {
    signatureData,
    signTime: SIGNED_AT,
    ...(expires ? { expires } : {}),
  });
  for (const [at, selector] of (setup.seals ?? []).entries()) {
    const data = { signingDomain: "example.org", selector, privateKey: keyNamed(selector).pem };
    mail = await sealMail(mail, at === 0 ? "none" : "pass", data, SIGNED_AT);
  }
  return mail;
}

describe("verifyMail judges as mailauth does in its strict mode", () => {
  it.each(Object.keys(MAIL_MUTATIONS))(
    "messages of all kinds: %s",
    async (mutation) => {
      const unexplained = SETUPS.map(async (setup, at) => {
        const signed = await signedBy(setup, at * 1_000 + mutation.length);
        const mail = MAIL_MUTATIONS[mutation]?.(signed, randomFrom(at)) ?? null;
        return mail === null ? [] : compare(`${setup.name} ${setup.canonicalization}`, mail, zoneWith());
      });
      expect((await Promise.all(unexplained)).flat()).toEqual([]);
    },
    30_000,
  );

  it.each(Object.keys(KEY_MUTATIONS))(
    "published keys of all kinds: %s",
    async (mutation) => {
      const unexplained = SETUPS.map(async (setup, at) => {
        const signed = await signedBy(setup, at * 1_000 + mutation.length);
        const changes = [...setup.keys, ...(setup.seals ?? [])].flatMap((selector) => {
          const key = keyNamed(selector);
          const records = KEY_MUTATIONS[mutation]?.(key, keyNamed(key.type === "rsa" ? "other" : "otherEd")) ?? null;
          return ["example.com", "example.org"].map((domain) => [`${selector}._domainkey.${domain}`, records] as const);
        });
        return compare(`${setup.name} ${setup.canonicalization}`, signed, zoneWith(changes));
      });
      expect((await Promise.all(unexplained)).flat()).toEqual([]);
    },
    30_000,
  );

  it.each(Object.keys(CRAFTED))(
    "signatures that say unusual things: %s",
    async (name) => {
      const exact = zoneWith([["rsa2048._domainkey.example.com", [keyRecord(keyNamed("rsa2048"), " t=s;")]]]);
      const unexplained = CANONICALIZATIONS.map(async (canonicalization, at) => {
        const tags = craftedTags(CRAFTED[name] ?? {}, canonicalization);
        const key = keyNamed(tags.s && tags.s in keys ? tags.s : "rsa2048");
        const signed = signWithTags(randomMail(randomFrom(at * 77 + name.length)), key, tags);
        const compared = ["nothing", "body line added", "second From at the top"].map((mutation) =>
          compare(
            `${canonicalization}, ${mutation}`,
            MAIL_MUTATIONS[mutation]?.(signed, randomFrom(at)) ?? "",
            zoneWith(),
          ),
        );
        compared.push(compare(`${canonicalization}, key for the exact identity`, signed, exact));
        return (await Promise.all(compared)).flat();
      });
      expect((await Promise.all(unexplained)).flat()).toEqual([]);
    },
    30_000,
  );

  it("compared enough, and explains no disagreement that is none", () => {
    expect(seen.mails).toBeGreaterThan(2_000);
    expect(seen.agreements).toBeGreaterThan(4_000);
    expect([...EXPLAINED].filter((text) => !seen.disagreements.has(text))).toEqual([]);
    if (process.env.ORACLE_FIGURES) console.log(seen);
  });
});
