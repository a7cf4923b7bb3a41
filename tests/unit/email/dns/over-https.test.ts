import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  BordereauError,
  DnsAnswerSchema,
  DnsFailureSchema,
  ownResolver,
  RESOLVERS,
  ResolverSchema,
} from "@/utils/core";
import { lookUpFrom, lookUpOverHttps } from "@/utils/email/dns";

const NAME = "s1._domainkey.example.com";
const NOW = "2026-03-01T09:30:00.000Z";
const resolver = ownResolver("https://resolver.example/dns-query?kept=1");

function lookUpWith(fetch: typeof globalThis.fetch, timeoutMs = 1_000) {
  return lookUpOverHttps({ resolver, fetch, now: () => new Date(NOW), timeoutMs });
}

function answering(body: unknown, init?: ResponseInit) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return lookUpWith(async () => new Response(text, init));
}

const txt = (data: string, name = NAME) => ({ name: `${name}.`, type: 16, TTL: 300, data });
const alias = (to: string, name = NAME) => ({ name: `${name}.`, type: 5, TTL: 300, data: `${to}.` });

describe("lookUpOverHttps", () => {
  it("asks for the name's text and nothing else, without cookies", async () => {
    const asked: Request[] = [];
    await lookUpWith(async (input, init) => {
      asked.push(new Request(input, init));
      return new Response("{}");
    })(NAME);
    expect(asked.map(({ url }) => url)).toEqual([
      "https://resolver.example/dns-query?kept=1&name=s1._domainkey.example.com&type=TXT",
    ]);
    expect(asked[0]?.headers.get("accept")).toBe("application/dns-json");
    expect([asked[0]?.credentials, asked[0]?.redirect, asked[0]?.method]).toEqual(["omit", "error", "GET"]);
  });

  it("refuses to ask for anything but a key", async () => {
    const lookUp = answering({ Status: 0 });
    for (const name of ["example.com", "S1._domainkey.example.com", `${NAME}.`, "a b._domainkey.example.com"])
      await expect(lookUp(name)).rejects.toMatchObject({ name: "BordereauError", code: "invalid-input" });
  });

  it("returns the joined texts and whether they are authenticated", async () => {
    const answer = await answering({ Status: 0, AD: true, Answer: [txt('"v=DKIM1; p=" "abc"')] })(NAME);
    expect(answer).toEqual({
      name: NAME,
      resolver: "https://resolver.example/dns-query",
      askedAt: NOW,
      status: "found",
      records: ["v=DKIM1; p=abc"],
      authenticated: true,
    });
    expect(v.is(DnsAnswerSchema, answer)).toBe(true);
  });

  it("follows aliases, whatever their case and order", async () => {
    const answer = await answering({
      Status: 0,
      Answer: [txt("p=abc", "KEYS.example.net"), alias("S1.example.org"), alias("keys.EXAMPLE.net", "s1.example.org")],
    })(NAME);
    expect(answer).toMatchObject({ status: "found", records: ["p=abc"], authenticated: false });
  });

  it.each([
    ["a name that does not exist", { Status: 3 }],
    ["a name without records", { Status: 0 }],
    ["records of another type", { Status: 0, Answer: [{ name: NAME, type: 1, data: "192.0.2.1" }] }],
    ["another name's record", { Status: 0, Answer: [txt("p=abc", "other.example.com")] }],
    ["an alias to nothing", { Status: 0, Answer: [alias("gone.example.net")] }],
  ])("says that there is no record for %s", async (_, body) => {
    expect(await answering(body)(NAME)).toMatchObject({ status: "no-record", records: [] });
  });

  it.each([
    ["SERVFAIL", answering({ Status: 2 }), "server-failure"],
    ["REFUSED", answering({ Status: 5 }), "server-failure"],
    ["an HTTP status", answering("", { status: 503 }), "http-status"],
    ["no JSON", answering("<html>"), "bad-answer"],
    ["other JSON", answering({ Status: "0" }), "bad-answer"],
    ["an empty body", answering(""), "bad-answer"],
    ["a truncated answer", answering({ Status: 0, TC: true }), "bad-answer"],
    ["a loop of aliases", answering({ Status: 0, Answer: [alias(NAME)] }), "bad-answer"],
    ["a text that does not end", answering({ Status: 0, Answer: [txt('"p=abc')] }), "bad-answer"],
    ["too many records", answering({ Status: 0, Answer: Array(150).fill(txt("p=abc")) }), "bad-answer"],
    ["a text too long", answering({ Status: 0, Answer: [txt("a".repeat(65_536))] }), "bad-answer"],
    ["a body too long", answering(" ".repeat(600_000)), "bad-answer"],
    ["no network", lookUpWith(async () => Promise.reject(new TypeError("offline"))), "unreachable"],
    ["a resolver that is silent", lookUpWith(silent, 20), "timeout"],
    ["a body that does not end", lookUpWith(async (_, init) => new Response(endless(init?.signal)), 20), "timeout"],
  ])("takes %s for temporary", async (_, lookUp, reason) => {
    const failure = await lookUp(NAME);
    expect(failure).toMatchObject({ status: "temporary", reason, name: NAME, askedAt: NOW });
    expect(v.is(DnsFailureSchema, failure)).toBe(true);
  });
});

const silent: typeof fetch = (_, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));

function endless(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)),
  });
}

describe("resolvers", () => {
  it("has presets that the schema takes", () => {
    for (const preset of RESOLVERS) expect(v.is(ResolverSchema, preset)).toBe(true);
    expect(new Set(RESOLVERS.map(({ id }) => id)).size).toBe(RESOLVERS.length);
  });

  it.each([
    "http://resolver.example/",
    "https://user:secret@resolver.example/",
    "resolver.example",
    "javascript:0",
    "",
  ])("refuses %s", (url) => {
    expect(() => ownResolver(url)).toThrow(BordereauError);
  });
});

describe("lookUpFrom", () => {
  it("answers from what was kept, and says so where nothing was", async () => {
    const kept = v.parse(DnsAnswerSchema, await answering({ Status: 0, Answer: [txt("p=abc")] })(NAME));
    const lookUp = lookUpFrom([kept]);
    expect(await lookUp(NAME)).toEqual(kept);
    expect(await lookUp("s2._domainkey.example.com")).toMatchObject({ status: "temporary", reason: "not-asked" });
  });
});
