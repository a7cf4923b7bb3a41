/** What the settings' last section says of the extension. */
export interface About {
  readonly version: string;
  /** Revision of the source that it was built from. */
  readonly revision: string;
}
