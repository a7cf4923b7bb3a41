/** The package has no types of its own. */
declare module "linebreak" {
  /** Where a line may break (UAX #14). */
  export default class LineBreaker {
    constructor(text: string);
    /** Null at the end. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
