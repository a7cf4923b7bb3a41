import { completeCopies, mhtmlPermission } from "@/utils/browser";
import type { OptionalPermissions } from "@/utils/messages";

/** Optional permissions of this browser. */
export function createOptionalPermissions(): OptionalPermissions {
  return { completeCopies, mhtml: mhtmlPermission };
}
