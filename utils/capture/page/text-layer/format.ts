export type { PlacedWord, TextLayer, TextLine } from "../../../core";

/** A rectangle of the page. CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
