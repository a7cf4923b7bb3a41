/** Why bytes are not an OpenTimestamps proof, or not one that can be followed. */
export type OtsErrorCode =
  | "not-ots"
  | "version"
  | "truncated"
  | "trailing-bytes"
  | "too-large"
  | "too-deep"
  | "malformed"
  | "op-unsupported"
  | "no-reply"
  | "other-commitment";

/** The one error of this folder. */
export class OtsError extends Error {
  override readonly name = "OtsError";

  constructor(
    readonly code: OtsErrorCode,
    detail: string = code,
  ) {
    super(detail);
  }
}
