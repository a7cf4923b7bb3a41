import {
  BordereauError,
  type ErrorCode,
  type ExportProgress,
  type SerializedError,
  serializeError,
  throttleProgress,
  toBordereauError,
} from "../../core";

/** What a dedicated worker says to the page that gave it an order. */
export type WorkerNews<Result> =
  | { readonly progress: ExportProgress }
  | { readonly result: Result }
  | { readonly error: SerializedError };

/** What is used of a dedicated worker's global scope. */
export interface WorkerScope<Order, Result> {
  onmessage: ((event: MessageEvent<Order | "cancel">) => void) | null;
  postMessage(news: WorkerNews<Result>): void;
}

export interface OrderContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

/**
 * Carries out the one order of a dedicated worker; a second message cancels it.
 * @param fallback the code of what is thrown without one
 */
export function runOrders<Order, Result>(
  scope: WorkerScope<Order, Result>,
  fallback: ErrorCode,
  run: (order: Order, context: OrderContext) => Promise<Result>,
): void {
  const controller = new AbortController();
  const { signal } = controller;
  const onProgress = throttleProgress(
    (progress: ExportProgress) => scope.postMessage({ progress }),
    () => performance.now(),
  );
  scope.onmessage = async ({ data }) => {
    if (data === "cancel") return controller.abort();
    try {
      scope.postMessage({ result: await run(data as Order, { signal, onProgress }) });
    } catch (thrown) {
      const error = signal.aborted ? new BordereauError("cancelled") : toBordereauError(thrown, fallback);
      scope.postMessage({ error: serializeError(error) });
    }
  };
}
