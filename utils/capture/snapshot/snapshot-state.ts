import type { MissingItem } from "../../core";
import type { Budget } from "./budget";
import type { CssFiles } from "./css/declarations";
import type { Sheet, SheetReader } from "./css/sheet";
import type { Escapes } from "./markup";
import type { TreeScope } from "./scope";
import type { Tokens } from "./tokens";
import type { Place } from "./wanted";

/** What stands behind a token of the markup. */
export type Entry =
  | { readonly kind: "file"; readonly url: string }
  | { readonly kind: "style"; readonly sheet: Sheet; readonly tree: TreeScope; readonly inSvg: boolean }
  /** Rules that the snapshot adds to a tree, known once it is written down. */
  | { readonly kind: "rules"; readonly tree: TreeScope }
  | {
      readonly kind: "image";
      readonly url: string;
      readonly image: HTMLImageElement;
      readonly place: Place | null;
      readonly tree: TreeScope;
    }
  /** Pixels of an image file for one CSS pixel, for those that `srcset` chose. */
  | { readonly kind: "density"; readonly url: string; readonly naturalWidth: number }
  | { readonly kind: "font"; readonly urls: readonly string[] }
  /** Pixels copied at the moment of the snapshot. */
  | {
      readonly kind: "pixels";
      readonly what: "canvas" | "media";
      readonly url: string;
      readonly copy: HTMLCanvasElement | null;
      readonly place: Place | null;
    }
  /** An element of another SVG file that `<use>` shows. */
  | {
      readonly kind: "use";
      readonly url: string;
      readonly id: string;
      readonly prefix: string;
      readonly escapes: Escapes;
    }
  /** A frame that this script cannot look into: its `srcdoc`, or `src` where it has to be an address. */
  | {
      readonly kind: "frame";
      readonly url: string;
      readonly reason: string;
      readonly source: FrameSource | null;
      readonly place: Place | null;
      readonly path: readonly number[] | null;
      readonly asAddress: boolean;
      readonly escapes: Escapes;
    };

/** Where a frame's markup can be had without the frame. */
export type FrameSource = { readonly html: string } | { readonly fetch: string };

/** What the whole of one snapshot shares. */
export interface SnapshotState {
  readonly tokens: Tokens<Entry>;
  readonly files: CssFiles;
  readonly sheets: SheetReader;
  readonly budget: Budget;
  /** What the page itself did not have. */
  readonly missing: MissingItem[];
  readonly seen: { liveFrames: number; icon: boolean };
}
