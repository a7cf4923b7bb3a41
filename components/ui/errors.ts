import { ERROR_CODES, type ErrorCode, type StepReport, toBordereauError } from "../../utils/core";
import { errorSentence } from "./labels";

/** What happened and what to do next, in the user's language. */
export function errorMessage(thrown: unknown): string {
  const { code, params } = toBordereauError(thrown);
  return errorSentence(code, params);
}

/** Sentence of a reason that was read from a record; null where its code is not one of ours. */
export function reasonSentence({ code, params }: NonNullable<StepReport["reason"]>): string | null {
  const known = ERROR_CODES.find((candidate): candidate is ErrorCode => candidate === code);
  return known ? errorSentence(known, params ?? {}) : null;
}
