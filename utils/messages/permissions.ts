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
}
