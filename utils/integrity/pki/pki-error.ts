/** What is wrong with bytes that should be a certificate, a signature or a timestamp. */
export type PkiErrorCode =
  | "der-malformed"
  | "certificate-malformed"
  | "signature-malformed"
  | "request-malformed"
  | "timestamp-malformed";

/** The one error of `pki`, `cms` and `rfc3161`: bytes that cannot be read. What can be read is judged, never thrown. */
export class PkiError extends Error {
  override readonly name = "PkiError";
  readonly code: PkiErrorCode;

  constructor(code: PkiErrorCode, options: { detail?: string; cause?: unknown } = {}) {
    super(options.detail ?? code, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
  }
}

/**
 * Runs a parser over hostile bytes; whatever it throws becomes `code`, with the cause kept.
 * @throws PkiError `code`, or the one that the parser threw
 */
export function reading<T>(code: PkiErrorCode, parse: () => T): T {
  try {
    return parse();
  } catch (thrown) {
    if (thrown instanceof PkiError && thrown.code !== "der-malformed") throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new PkiError(code, { detail: detail.slice(0, 200), cause: thrown });
  }
}
