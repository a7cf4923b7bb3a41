import type { PagePort } from "../browser";
import { BordereauError, deserializeError, type SerializedError } from "../core";

/** Methods of a content script: one argument, JSON in and out. */
// biome-ignore lint/suspicious/noExplicitAny: the constraint of a generic, never a value's type
export type Methods<M> = { [N in keyof M]: (args: any) => unknown };

/** A content script in a page, called from the background. */
export interface PageConnection<M extends Methods<M>> {
  /**
   * @throws BordereauError `page-changed` when the page went away, `step-timeout`, `cancelled`, or what the page threw
   */
  call<N extends keyof M & string>(
    method: N,
    args: Parameters<M[N]>[0],
    options: CallOptions,
  ): Promise<Awaited<ReturnType<M[N]>>>;
  close(): void;
}

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface PageRequest {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

/** What the content script answers: a result, an error, or a sign of life that keeps the background awake. */
export type PageAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: SerializedError }
  | { readonly id: number; readonly alive: true };

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: BordereauError) => void;
}

/** A `PageConnection` over a port. */
export function connectPage<M extends Methods<M>>(port: PagePort): PageConnection<M> {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let open = true;
  const goneAway = () => new BordereauError("page-changed", { detail: "the page went away" });

  port.onMessage((message) => {
    const answer = message as PageAnswer;
    if ("alive" in answer) return;
    const waiting = pending.get(answer.id);
    if ("error" in answer) waiting?.reject(deserializeError(answer.error));
    else waiting?.resolve(answer.result);
  });
  port.onClose(() => {
    open = false;
    for (const { reject } of [...pending.values()]) reject(goneAway());
  });

  return {
    close() {
      open = false;
      port.close();
    },
    call(method, args, { timeoutMs, signal }) {
      if (signal.aborted) return Promise.reject(new BordereauError("cancelled"));
      if (!open) return Promise.reject(goneAway());
      const id = nextId++;
      return new Promise<never>((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          pending.delete(id);
        };
        const fail = (error: BordereauError) => {
          settle();
          reject(error);
        };
        const onAbort = () => fail(new BordereauError("cancelled"));
        const timer = setTimeout(() => {
          fail(new BordereauError("step-timeout", { detail: `${method}: no answer in ${timeoutMs} ms` }));
        }, timeoutMs);
        signal.addEventListener("abort", onAbort, { once: true });
        pending.set(id, {
          reject: fail,
          resolve: (value) => {
            settle();
            resolve(value as never);
          },
        });
        const request: PageRequest = { id, method, args };
        port.post(request);
      });
    },
  };
}
