import { createRequire } from "node:module";
import type { DNSResolver } from "mailauth";

/** What the tests use of mailauth 7, some of it deeper than its types go. */
const require = createRequire(import.meta.url);

export interface Header {
  readonly key: string;
  readonly line: Buffer;
}

export const { parseHeaders, getSigningHeaderLines } = require("mailauth/lib/tools") as {
  parseHeaders(bytes: Buffer): { parsed: Header[] };
  getSigningHeaderLines(headers: Header[], names: string, verify: true): { headers: Header[] };
};

export const { generateCanonicalizedHeader } = require("mailauth/lib/dkim/header") as {
  generateCanonicalizedHeader(
    type: "DKIM",
    lines: { headers: Header[] },
    options: { signatureHeaderLine: string; canonicalization: string },
  ): { canonicalizedHeader: Buffer };
};

export const { dkimBody } = require("mailauth/lib/dkim/body") as {
  dkimBody(
    mode: string,
    hash: string,
    limit: number | false,
  ): { update(bytes: Buffer): void; digest(encoding: "base64"): string };
};

export interface SignatureData {
  readonly signingDomain: string;
  readonly selector: string;
  readonly privateKey: string;
  readonly canonicalization?: string;
  readonly maxBodyLength?: number;
}

const { dkimSign } = require("mailauth/lib/dkim/sign") as {
  dkimSign(
    mail: Buffer,
    options: { signatureData: SignatureData[]; signTime: Date; expires?: Date | undefined; strict: boolean },
  ): Promise<{ signatures: string; errors: unknown[] }>;
};

interface Status {
  readonly result: string;
  readonly comment?: string;
  readonly policy?: Record<string, string>;
}

const { dkimVerify } = require("mailauth/lib/dkim/verify") as {
  dkimVerify(
    mail: Buffer,
    options: { resolver: DNSResolver; curTime: Date; strict: true },
  ): Promise<{ results: { status: Status }[]; arc: object }>;
};

const { arc, sealMessage } = require("mailauth/lib/arc") as {
  arc(data: object, options: { resolver: DNSResolver; strict: true }): Promise<{ status: Status }>;
  sealMessage(mail: Buffer, seal: SignatureData & { cv: string; authResults: string; signTime: Date }): Promise<Buffer>;
};

export interface SignOptions {
  readonly signatureData: readonly SignatureData[];
  readonly signTime: Date;
  readonly expires?: Date;
}

/** The message with the signatures on top. Strings hold one character a byte. */
export async function signMail(mail: string, options: SignOptions): Promise<string> {
  const signatureData = options.signatureData.map((data) => ({ ...data }));
  const bytes = Buffer.from(mail, "latin1");
  const { signatures, errors } = await dkimSign(bytes, { ...options, signatureData, strict: false });
  if (errors.length > 0) throw new Error("not signed", { cause: errors[0] });
  return signatures + mail;
}

/** The message with one more ARC set on top. */
export async function sealMail(mail: string, cv: string, data: SignatureData, signTime: Date): Promise<string> {
  const authResults = "mx.example.net; dkim=pass header.d=example.com; spf=pass";
  const headers = await sealMessage(Buffer.from(mail, "latin1"), { ...data, cv, authResults, signTime });
  return headers.toString("latin1") + mail;
}

/** What mailauth says in its strict mode: of each signature from top to bottom, and of the chain. */
export async function judgedByMailauth(mail: string, resolver: DNSResolver, curTime: Date) {
  const { results, arc: chain } = await dkimVerify(Buffer.from(mail, "latin1"), { resolver, curTime, strict: true });
  const { status } = await arc(chain, { resolver, strict: true });
  return {
    signatures: results.map((result) => result.status).filter(({ result }) => result !== "none"),
    arc: status.result,
  };
}
