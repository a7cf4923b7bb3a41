import { MAIL_LIMITS, type MailProblem, type MailProblemCode } from "../../core";

/** Collects problems, each once, up to a limit. */
export class Problems {
  readonly #byKey = new Map<string, MailProblem>();

  add(code: MailProblemCode, params: MailProblem["params"] = {}): void {
    const short = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string" ? value.slice(0, MAIL_LIMITS.excerptCharacters).toWellFormed() : value,
      ]),
    );
    const key = JSON.stringify([code, short]);
    if (this.#byKey.size < MAIL_LIMITS.problems && !this.#byKey.has(key)) this.#byKey.set(key, { code, params: short });
  }

  list(): MailProblem[] {
    return [...this.#byKey.values()];
  }
}
