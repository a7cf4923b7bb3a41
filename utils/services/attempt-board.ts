import { type Attempt, BordereauError, type Mission, type StepName, type StepState } from "../core";

/** Share of each step in the progress of a whole capture, by what they take on an ordinary page. */
const WEIGHTS: Readonly<Record<StepName, number>> = {
  reload: 2,
  "visible-screenshot": 1,
  "page-information": 1,
  text: 3,
  page: 1,
  original: 0,
  context: 0,
  mhtml: 0,
  "full-page-screenshot": 10,
  panes: 3,
  region: 1,
  mail: 1,
  fidelity: 1,
  files: 0,
  seal: 1,
};
const TOTAL_WEIGHT = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);

/** How many finished captures popups still get to see. */
const KEPT_FINISHED = 5;

/** The captures under way and the last finished ones, as popup and desk show them. */
export class AttemptBoard {
  readonly #onChange: (attempts: readonly Attempt[]) => void;
  #attempts: readonly Attempt[] = [];

  constructor(onChange: (attempts: readonly Attempt[]) => void) {
    this.#onChange = onChange;
  }

  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  begin(input: Pick<Attempt, "attemptId" | "tabId" | "trigger" | "startedAt"> & { mission: Mission }): void {
    const attempt: Attempt = {
      attemptId: input.attemptId,
      missionId: input.mission.id,
      missionTitle: input.mission.title,
      tabId: input.tabId,
      trigger: input.trigger,
      title: "",
      startedAt: input.startedAt,
      state: "running",
      steps: [],
      fraction: 0,
      captureId: null,
      fileCount: 0,
      sizeBytes: 0,
      error: null,
    };
    const finished = this.#attempts.filter(({ state }) => state !== "running").slice(-KEPT_FINISHED);
    this.#set([...finished, attempt]);
  }

  /** Notes a step's state; `fraction` is how much of that step is done, 0 to 1. */
  step(attemptId: string, name: StepName, state: StepState, fraction: number): Attempt {
    return this.#update(attemptId, (attempt) => {
      const known = attempt.steps.some((step) => step.name === name);
      const steps = known
        ? attempt.steps.map((step) => (step.name === name ? { name, state } : step))
        : [...attempt.steps, { name, state }];
      const done = steps.reduce((sum, step) => sum + WEIGHTS[step.name] * (step.state === "running" ? fraction : 1), 0);
      return { ...attempt, steps, fraction: Math.max(attempt.fraction, done / TOTAL_WEIGHT) };
    });
  }

  finish(attemptId: string, result: Partial<Attempt>): Attempt {
    return this.#update(attemptId, (attempt) => ({ ...attempt, ...result, fraction: 1 }));
  }

  #update(attemptId: string, change: (attempt: Attempt) => Attempt): Attempt {
    const before = this.#attempts.find((attempt) => attempt.attemptId === attemptId);
    if (!before) throw new BordereauError("not-found", { detail: `attempt ${attemptId}` });
    const after = change(before);
    this.#set(this.#attempts.map((attempt) => (attempt === before ? after : attempt)));
    return after;
  }

  #set(attempts: readonly Attempt[]): void {
    this.#attempts = attempts;
    this.#onChange(attempts);
  }
}
