import { expect, it } from "vitest";
import { BordereauError } from "@/utils/core";
import { toStorageError } from "@/utils/store/write-error";

it.each([
  [new DOMException("", "QuotaExceededError"), "storage-full"],
  [new DOMException("Failed to write blobs (IOError)", "DataError"), "storage-full"],
  [new DOMException("bad key", "DataError"), "storage-failed"],
  [new DOMException("", "InvalidStateError"), "storage-failed"],
  ["text", "storage-failed"],
  [new BordereauError("erased"), "erased"],
])("%s: %s", (thrown, code) => {
  expect(toStorageError(thrown).code).toBe(code);
});
