import {
  BordereauError,
  type Clock,
  type StepName,
  type StepReport,
  type StepState,
  toBordereauError,
  toUtc,
} from "../core";

/** What a step gives: its value, and why it is not whole. */
export interface StepResult<T> {
  readonly value: T;
  readonly partial?: BordereauError;
}

export type OnStep = (name: StepName, state: StepState, fraction: number) => void;

/** Runs the named steps of one capture and keeps a report of each. */
export class StepRunner {
  readonly reports: StepReport[] = [];
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #onStep: OnStep;

  constructor(clock: Clock, signal: AbortSignal, onStep: OnStep) {
    this.#clock = clock;
    this.#signal = signal;
    this.#onStep = onStep;
  }

  /**
   * Runs one step. A failure is reported and gives null, so that the other steps go on.
   * @throws BordereauError only `cancelled`
   */
  async run<T>(
    name: StepName,
    timeoutMs: number,
    work: (signal: AbortSignal, onFraction: (fraction: number) => void) => Promise<StepResult<T>>,
  ): Promise<{ value: T | null; error: BordereauError | null }> {
    this.#assertWanted();
    const startedAt = this.#clock();
    const controller = new AbortController();
    const stop = () => controller.abort();
    this.#signal.addEventListener("abort", stop, { once: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new BordereauError("step-timeout", { detail: `not finished in ${timeoutMs} ms` }));
        stop();
      }, timeoutMs);
    });
    this.#onStep(name, "running", 0);
    try {
      const { value, partial } = await Promise.race([
        work(controller.signal, (fraction) => this.#onStep(name, "running", fraction)),
        tooLate,
      ]);
      this.#assertWanted();
      this.#report(name, startedAt, partial ? "partial" : "done", partial ?? null);
      return { value, error: partial ?? null };
    } catch (thrown) {
      this.#assertWanted();
      const error = toBordereauError(thrown);
      this.#report(name, startedAt, "failed", error);
      return { value: null, error };
    } finally {
      clearTimeout(timer);
      this.#signal.removeEventListener("abort", stop);
    }
  }

  /** Reports a step that was not wanted (`reason` null) or could not be tried. */
  skip(name: StepName, reason: BordereauError | null): void {
    this.#report(name, this.#clock(), "skipped", reason);
  }

  /** Whether a step that was tried, or should have been, left something out; a check adds nothing that could lack. */
  get isPartial(): boolean {
    return this.reports.some(
      ({ name, outcome, reason }) =>
        name !== "fidelity" && (outcome === "failed" || outcome === "partial" || reason !== null),
    );
  }

  #report(name: StepName, startedAt: Date, outcome: StepReport["outcome"], reason: BordereauError | null): void {
    this.reports.push({
      name,
      outcome,
      startedAt: toUtc(startedAt),
      durationMs: this.#clock().getTime() - startedAt.getTime(),
      reason: reason && reasonOf(reason),
    });
    this.#onStep(name, outcome, 1);
  }

  #assertWanted(): void {
    if (this.#signal.aborted) throw new BordereauError("cancelled");
  }
}

function reasonOf({ code, message, params }: BordereauError): NonNullable<StepReport["reason"]> {
  const reason = { code, detail: message.slice(0, 1_000) };
  return Object.keys(params).length === 0 ? reason : { ...reason, params };
}
