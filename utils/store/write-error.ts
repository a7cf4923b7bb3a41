import { BordereauError, describeThrown } from "../core";

/** A failed write as the user should hear of it: full disk or quota apart from everything else. */
export function toStorageError(thrown: unknown): BordereauError {
  if (thrown instanceof BordereauError) return thrown;
  const name = thrown instanceof Error ? thrown.name : "";
  const full = name === "QuotaExceededError" || name === "NS_ERROR_FILE_NO_DEVICE_SPACE";
  return new BordereauError(full ? "storage-full" : "storage-failed", {
    cause: thrown,
    detail: describeThrown(thrown),
  });
}
