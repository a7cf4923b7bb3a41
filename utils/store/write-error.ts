import { BordereauError, describeThrown } from "../core";

/** A failed write as the user should hear of it: full disk or quota apart from everything else. */
export function toStorageError(thrown: unknown): BordereauError {
  if (thrown instanceof BordereauError) return thrown;
  const name = thrown instanceof Error ? thrown.name : "";
  // Chromium says only that it could not write the bytes; by far the usual reason is a full disk
  const unwritten = name === "DataError" && /Failed to write blobs/.test(describeThrown(thrown));
  const full = name === "QuotaExceededError" || unwritten;
  return new BordereauError(full ? "storage-full" : "storage-failed", {
    cause: thrown,
    detail: describeThrown(thrown),
  });
}
