import {
  BordereauError,
  type Clock,
  type DNS_FAILURES,
  type DnsAnswer,
  type DnsFailure,
  describeThrown,
  type Resolver,
  toUtc,
} from "../../core";
import { readJsonAnswer } from "./json-answer";
import { isKeyName } from "./key-name";
import type { LookUpTxt } from "./look-up";

const TIMEOUT_MS = 10_000;

/** An answer in JSON is at most four times as long as in DNS's own form (65,535 bytes), and a frame around it. */
const MAX_ANSWER_BYTES = 512 * 1024;

export interface DnsOverHttps {
  readonly resolver: Resolver;
  readonly fetch: typeof globalThis.fetch;
  readonly now: Clock;
  readonly timeoutMs?: number;
}

/**
 * Lookups of TXT records by DNS over HTTPS, in the JSON format (`application/dns-json`). Each call asks once.
 * @returns a function that throws BordereauError `invalid-input` where asked for anything but a key's name
 */
export function lookUpOverHttps({ resolver, fetch, now, timeoutMs = TIMEOUT_MS }: DnsOverHttps): LookUpTxt {
  const { origin, pathname } = new URL(resolver.url);
  return async (name) => {
    if (!isKeyName(name)) throw new BordereauError("invalid-input", { detail: "not the name of a DKIM key" });
    const asked = { name, resolver: origin + pathname, askedAt: toUtc(now()) };
    const failure = (reason: (typeof DNS_FAILURES)[number], detail: string): DnsFailure => ({
      ...asked,
      status: "temporary",
      reason,
      detail: detail.slice(0, 500),
    });

    let json: string | null;
    try {
      const response = await fetch(queryUrl(resolver, name), {
        headers: { Accept: "application/dns-json" },
        signal: AbortSignal.timeout(timeoutMs),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        cache: "no-store",
      });
      if (!response.ok) return failure("http-status", String(response.status));
      json = await readText(response, MAX_ANSWER_BYTES);
    } catch (error) {
      return failure(isTimeout(error) ? "timeout" : "unreachable", describeThrown(error));
    }
    if (json === null) return failure("bad-answer", "too long");

    const read = readJsonAnswer(json, name);
    if ("failure" in read) return failure(read.failure, read.detail);
    return { ...asked, ...read, status: read.records.length > 0 ? "found" : "no-record" } satisfies DnsAnswer;
  };
}

function queryUrl(resolver: Resolver, name: string): string {
  const url = new URL(resolver.url);
  url.searchParams.set("name", name);
  url.searchParams.set("type", "TXT");
  return url.href;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}

/** The body as text, or null where it is longer than `limitBytes`; a `Content-Length` is not to be relied on. */
async function readText(response: Response, limitBytes: number): Promise<string | null> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    sizeBytes += value.length;
    if (sizeBytes > limitBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
