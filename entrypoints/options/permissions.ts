import { completeCopies, freshReload, mhtmlPermission, patternOf, siteAccess } from "@/utils/browser";
import { WEBMAIL_ADAPTERS } from "@/utils/email/webmails";
import type { OptionalPermissions, SitePermissions } from "@/utils/messages";

/** Optional permissions of this browser. */
export function createOptionalPermissions(): OptionalPermissions {
  return { completeCopies, mhtml: mhtmlPermission, freshReload };
}

export function createSitePermissions(): SitePermissions {
  return {
    isGranted: (urls) => siteAccess.isGranted(urls.map(patternOf)),
    request: (urls) => siteAccess.request(urls.map(patternOf)),
    remove: (urls) => siteAccess.remove(urls.map(patternOf)),
    webmails: WEBMAIL_ADAPTERS.filter(({ origins }) => origins.length > 0).map(({ id, name, origins }) => ({
      id,
      name,
      urls: origins.map((pattern) => new URL(pattern.slice(0, -1)).origin),
    })),
  };
}
