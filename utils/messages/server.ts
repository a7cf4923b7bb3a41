import * as v from "valibot";
import { answerMessages, type SenderKind } from "../browser";
import { BordereauError, serializeError } from "../core";
import type { Envelope, Reply } from "./envelope";
import { type AnswerOf, REQUESTS, type RequestName, type RequestOf } from "./protocol";

/** One function for each request. */
export type Handlers = { readonly [N in RequestName]: (payload: RequestOf<N>) => Promise<AnswerOf<N>> };

/** Requests that a content script, living in a web page, may make. */
const OPEN_TO_PAGES: ReadonlySet<RequestName> = new Set<RequestName>(["desk.open"]);

/** Answers the requests of popup, desk and content scripts; `handlers` may take a moment at start-up,
 * `toError` names what they throw. */
export function serve(handlers: () => Promise<Handlers>, toError: (thrown: unknown) => BordereauError): void {
  answerMessages(async (message, sender): Promise<Reply> => {
    try {
      return { answer: (await handle(await handlers(), message, sender)) ?? null };
    } catch (error) {
      return { error: serializeError(toError(error)) };
    }
  });
}

/**
 * Checks who asks and what, then calls the handler.
 * @throws BordereauError `not-allowed`, `invalid-input`, or what the handler throws
 */
export async function handle(handlers: Handlers, message: unknown, sender: SenderKind): Promise<unknown> {
  const { request, payload } = (message ?? {}) as Partial<Envelope>;
  if (typeof request !== "string" || !Object.hasOwn(REQUESTS, request)) {
    throw new BordereauError("invalid-input", { detail: `unknown request ${String(request).slice(0, 100)}` });
  }
  const name = request as RequestName;
  if (sender !== "extension" && !OPEN_TO_PAGES.has(name)) throw new BordereauError("not-allowed", { detail: name });
  const parsed = v.safeParse(REQUESTS[name], payload);
  if (!parsed.success) {
    throw new BordereauError("invalid-input", { detail: `${name}: ${parsed.issues.map(issueText).join("; ")}` });
  }
  return (handlers[name] as (payload: unknown) => Promise<unknown>)(parsed.output);
}

function issueText(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? "payload"}: ${issue.message}`.slice(0, 300);
}
