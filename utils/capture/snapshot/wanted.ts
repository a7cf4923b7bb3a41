import type { Escapes } from "./markup";

/** A visible area in CSS pixels from the top left corner of the whole page. */
export interface PageArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element shows on the page, and how much of it can be seen. */
export interface Place {
  /** The content box. */
  readonly box: PageArea;
  /** The part of it that nothing clips away. */
  readonly visible: PageArea;
}

/**
 * Something that the page itself could not give; its token stands in the markup. The background fills it from the
 * other frames, by its own rights, from the browser's MHTML, or with the element's pixels in the photograph.
 */
export interface Wanted {
  readonly token: string;
  readonly what: "image" | "frame" | "canvas" | "media" | "font";
  readonly url: string;
  readonly reason: string;
  /** Null where the element cannot be seen. */
  readonly place: Place | null;
  /** Of a frame: its place among the frames of the frames above it (`window.frames`). */
  readonly framePath: readonly number[] | null;
  /** Of a frame: the markup has to be an address (`data:`), not the text of `srcdoc`. */
  readonly asAddress: boolean;
  /** Of a frame: what its markup will stand in. */
  readonly escapes: Escapes;
}
