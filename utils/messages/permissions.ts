import type { WebmailId } from "../core";

/** Optional permissions as the settings page shows them; made by the options page. */
export interface OptionalPermissions {
  /** Reading other sites' parts of a page; always there to be asked for. */
  readonly completeCopies: {
    isGranted(): Promise<boolean>;
    /** Must be called from a click. */
    request(): Promise<boolean>;
    /** `keepMhtml`: the MHTML copy is wanted by itself. */
    remove(keepMhtml: boolean): Promise<void>;
  };
  /** Null where the browser has no such API. */
  readonly mhtml: {
    isGranted(): Promise<boolean>;
    /** Must be called from a click. */
    request(): Promise<boolean>;
    remove(): Promise<void>;
  } | null;
  /** Seeing what the server answers when a page is reloaded. */
  readonly freshReload: {
    isGranted(): Promise<boolean>;
    /** Must be called from a click. */
    request(): Promise<boolean>;
  };
}

/** Optional access to single sites, by any address of theirs: resolvers, webmails. The desk only. */
export interface SitePermissions {
  isGranted(urls: readonly string[]): Promise<boolean>;
  /** Must be called from a click. */
  request(urls: readonly string[]): Promise<boolean>;
  remove(urls: readonly string[]): Promise<void>;
  /** Webmails with addresses of their own, for the capture button in their pages. */
  readonly webmails: readonly { readonly id: WebmailId; readonly name: string; readonly urls: readonly string[] }[];
}
