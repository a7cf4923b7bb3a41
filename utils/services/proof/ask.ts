import { BordereauError, describeThrown } from "../../core";

/** A witness that does not answer within this time is tried again later. Milliseconds. */
const ANSWER_WITHIN_MS = 20_000;

/** More than any witness answers: a timestamp with its certificates has some 10 kB. Bytes. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** Longest wait that an authority may ask for. Milliseconds. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1_000;

export interface Question {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AskDependencies {
  readonly fetch: typeof fetch;
  readonly mayAsk: (url: string) => Promise<boolean>;
}

/**
 * Asks a witness, without cookies, and reads a bounded answer.
 * @throws BordereauError `authority-not-allowed`, `authority-unreachable`, `authority-busy` (its parameter `waitMs`
 *   says for how long), `authority-answer-invalid` where it is too long
 */
export async function ask(deps: AskDependencies, question: Question): Promise<Uint8Array<ArrayBuffer>> {
  const { url, method, body, headers } = question;
  if (!(await deps.mayAsk(url))) throw new BordereauError("authority-not-allowed", { detail: url });
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await deps.fetch(url, {
      method,
      headers,
      signal,
      ...(body ? { body } : {}),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    if (response.status === 429 || response.status === 503) {
      const waitMs = retryAfterMs(response.headers.get("retry-after"), Date.parse(response.headers.get("date") ?? ""));
      throw new BordereauError("authority-busy", { params: { waitMs }, detail: `HTTP ${response.status}` });
    }
    if (!response.ok) throw new BordereauError("authority-unreachable", { detail: `HTTP ${response.status}` });
    return await readBounded(response);
  } catch (thrown) {
    if (thrown instanceof BordereauError) throw thrown;
    throw new BordereauError("authority-unreachable", { detail: describeThrown(thrown), cause: thrown });
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3); what is neither asks for nothing. Milliseconds. */
function retryAfterMs(header: string | null, answeredAt: number): number {
  if (header === null) return 0;
  const asked = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - answeredAt;
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), MAX_WAIT_MS) : 0;
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length <= MAX_ANSWER_BYTES) continue;
    await reader?.cancel();
    throw new BordereauError("authority-answer-invalid", { detail: `more than ${MAX_ANSWER_BYTES} bytes` });
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
