import { BordereauError, describeThrown, type OriginalMessage } from "../../core";
import { splitMessage } from "../raw";
import type { WebmailPage } from "./webmail";

/** Fields of which every message that was sent or stored has some (RFC 5322 section 3.6, RFC 5321 section 4.4). */
const USUAL_FIELDS = new Set([
  "received",
  "return-path",
  "delivered-to",
  "from",
  "to",
  "date",
  "subject",
  "message-id",
  "mime-version",
]);

/** Where headers end in any real message. Bytes. */
const HEAD_BYTES = 256 * 1024;

/** Whether these bytes begin like a message, and not like a login page or an error in JSON. */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  const names = new Set(splitMessage(head).fields.map(({ name }) => name));
  return [...names].filter((name) => USUAL_FIELDS.has(name)).length >= 2;
}

export interface OriginalRequest {
  readonly webmail: string;
  readonly url: string;
  readonly method: string;
  readonly init?: RequestInit;
  /** Undoes what a server does to the bytes. */
  readonly decode?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

/**
 * Fetches an original as bytes, never as text: decoding would break its signatures.
 * @throws BordereauError `mail-not-served` when the server does not answer or refuses; `webmail-changed` when what it
 * gives is no message
 */
export async function fetchOriginal(page: WebmailPage, request: OriginalRequest): Promise<OriginalMessage> {
  const response = await ask(page, request);
  // in Firefox the buffer is the page's, which lets us read it and no more: a copy is ours
  const served = new Uint8Array(new Uint8Array(await response.arrayBuffer()));
  const bytes = request.decode ? request.decode(served) : served;
  if (!looksLikeMail(bytes)) throw changed(request.webmail, `${request.method} gave no message`);
  return { bytes, method: request.method };
}

/** @throws BordereauError `mail-not-served` */
export async function ask(
  page: WebmailPage,
  { webmail, url, method, init }: Omit<OriginalRequest, "decode">,
): Promise<Response> {
  let response: Response;
  try {
    response = await page.fetch(url, { credentials: "include", cache: "no-store", ...init });
  } catch (cause) {
    throw notServed(webmail, `${method}: ${describeThrown(cause)}`, cause);
  }
  if (!response.ok) throw notServed(webmail, `${method}: HTTP ${response.status}`);
  return response;
}

/** The page is not as it was when its adapter was written. */
export function changed(webmail: string, detail: string): BordereauError {
  return new BordereauError("webmail-changed", { params: { webmail }, detail: `${webmail}: ${detail}` });
}

export function notServed(webmail: string, detail: string, cause?: unknown): BordereauError {
  const error = { params: { webmail }, detail: `${webmail}: ${detail}` };
  return new BordereauError("mail-not-served", cause === undefined ? error : { ...error, cause });
}
