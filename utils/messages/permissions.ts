/** Optional permissions as the settings page shows them; made by the options page. */
export interface OptionalPermissions {
  /** Null where the browser has no such API. */
  readonly mhtml: {
    isGranted(): Promise<boolean>;
    /** Must be called from a click. */
    request(): Promise<boolean>;
    remove(): Promise<void>;
  } | null;
}
