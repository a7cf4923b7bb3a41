import { BordereauError, deserializeError, type ErrorCode, type ExportProgress } from "@/utils/core";
import type { WorkerNews } from "@/utils/services/order-worker";

interface Run {
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
  /** Of a worker that breaks down without a word. */
  readonly brokenCode: ErrorCode;
}

/**
 * Gives a dedicated worker its one order, and ends it after the answer.
 * @throws BordereauError as the worker says it, or `brokenCode`
 */
export function runWorker<Result>(
  worker: Worker,
  order: unknown,
  { onProgress, signal, brokenCode }: Run,
): Promise<Result> {
  const cancel = () => worker.postMessage("cancel");
  signal.addEventListener("abort", cancel, { once: true });
  return new Promise<Result>((resolve, reject) => {
    worker.onerror = (event) => reject(new BordereauError(brokenCode, { detail: event.message }));
    worker.onmessage = ({ data }: MessageEvent<WorkerNews<Result>>) => {
      if ("progress" in data) onProgress(data.progress);
      else if ("result" in data) resolve(data.result);
      else reject(deserializeError(data.error));
    };
    worker.postMessage(order);
  }).finally(() => {
    signal.removeEventListener("abort", cancel);
    worker.terminate();
  });
}
