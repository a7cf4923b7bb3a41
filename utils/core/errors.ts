/**
 * Every way in which Bordereau can fail. Each code has a sentence in every language
 * (`error_<code with _>` in `locales/`), a test proves it.
 */
export const ERROR_CODES = [
  "page-protected",
  "tab-missing",
  "tab-not-visible",
  "tab-discarded",
  "page-changed",
  "page-unreachable",
  "reload-failed",
  "reload-lost",
  "reload-unfinished",
  "no-mission",
  "mission-archived",
  "busy",
  "cancelled",
  "step-timeout",
  "photograph-not-allowed",
  "screenshot-failed",
  "comparison-failed",
  "storage-full",
  "storage-failed",
  "store-too-new",
  "not-found",
  "erased",
  "invalid-input",
  "not-allowed",
  "file-unreadable",
  "file-too-large",
  "journal-conflict",
  "journal-broken",
  "authority-not-allowed",
  "authority-unreachable",
  "authority-busy",
  "authority-refused",
  "authority-answer-invalid",
  "dossier-empty",
  "dossier-unreadable",
  "stored-file-damaged",
  "dossier-check-failed",
  "export-no-space",
  "export-failed",
  "webmail-changed",
  "webmail-without-originals",
  "mail-not-served",
  "mail-unreadable",
  "permission-refused",
  "not-supported",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values that a translated sentence may show; hostile text, so shown as text only. */
export type ErrorParams = Readonly<Record<string, string | number>>;

export interface SerializedError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Technical detail in English, for the record and for support. */
  readonly detail: string;
}

/** The one error class: a closed set of codes, the cause kept. */
export class BordereauError extends Error {
  override readonly name = "BordereauError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, options: { params?: ErrorParams; detail?: string; cause?: unknown } = {}) {
    super(options.detail ?? code, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.params = options.params ?? {};
  }
}

/** Any thrown value as a `BordereauError`; what is not one already becomes `fallback` with its cause kept. */
export function toBordereauError(thrown: unknown, fallback: ErrorCode = "internal"): BordereauError {
  if (thrown instanceof BordereauError) return thrown;
  return new BordereauError(fallback, { detail: describeThrown(thrown), cause: thrown });
}

/** Name and message of any thrown value, in one line. */
export function describeThrown(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

export function serializeError(error: BordereauError): SerializedError {
  return { code: error.code, params: error.params, detail: error.message };
}

export function deserializeError(error: SerializedError): BordereauError {
  return new BordereauError(error.code, { params: error.params, detail: error.detail });
}
