import { ERROR_CODES, type ErrorCode, toBordereauError } from "../../utils/core";
import { errorSentence } from "./labels";

/** What happened and what to do next, in the user's language. */
export function errorMessage(thrown: unknown): string {
  return errorSentence(toBordereauError(thrown).code);
}

/** Sentence of a code that was read from a record; null where it is not one of ours. */
export function reasonSentence(code: string): string | null {
  const known = ERROR_CODES.find((candidate): candidate is ErrorCode => candidate === code);
  return known ? errorSentence(known) : null;
}
