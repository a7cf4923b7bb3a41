import { waitForNextShotMs } from "../../browser";
import { BordereauError, type MissingItem, toBordereauError } from "../../core";
import type { PageBox, PageMethods, ScrollState } from "../page";
import type { CallOptions, PageConnection } from "../page-rpc";
import { PictureSeries } from "../picture-series";
import { Band } from "./band";
import { columnsOf, nextRow } from "./seams";

/** Screens side by side that wide content is followed over. */
const MAX_COLUMNS = 6;
/** What the page takes to answer once its wait is over: the shot must not be late for its turn. Milliseconds. */
const ANSWER_MS = 60;

export interface StitchInput {
  readonly page: PageConnection<PageMethods>;
  /** A PNG of the window, checked to show the page still. */
  readonly shoot: () => Promise<Blob>;
  readonly maxHeightPx: number;
  /** Rows of the screen before that the next one shows again, CSS pixels: what is used to find where rows belong. */
  readonly overlapPx: number;
  /** At least so long between two screens, where the browser itself asks for no pause. Milliseconds. */
  readonly waitMs: number;
  readonly call: CallOptions;
  readonly onFraction: (fraction: number) => void;
}

export interface Pictures {
  readonly pictures: Blob[];
  readonly missing: MissingItem[];
  readonly partial: BordereauError | null;
}

/**
 * Scrolls from `first` on, photographs the window, keeps the rows that are new. The next screen is scrolled to, and
 * the last one written, while the browser's quota makes the next shot wait.
 */
export async function stitch(input: StitchInput, first: ScrollState): Promise<Pictures> {
  const { places, extent } = columnsOf(first.extent, first.box.width, first.x, MAX_COLUMNS);
  const run = new StitchRun(input, extent, places);
  const uncovered = Math.round(first.extent.width - extent.width);
  if (uncovered > 0) run.missing.push(cut(`${uncovered} px of its width`));
  return run.from(first);
}

class StitchRun {
  readonly missing: MissingItem[] = [];
  readonly #input: StitchInput;
  readonly #extent: PageBox;
  readonly #columns: readonly number[];
  readonly #pictures = new PictureSeries();
  /** Rows that are drawn, in picture pixels. */
  #drawn = 0;
  #width = 0;
  /** Settles when all that was photographed so far is in the pictures. */
  #written: Promise<void> = Promise.resolve();

  constructor(input: StitchInput, extent: PageBox, columns: readonly number[]) {
    this.#input = input;
    this.#extent = extent;
    this.#columns = columns;
  }

  async from(first: ScrollState): Promise<Pictures> {
    let partial: BordereauError | null = null;
    try {
      for (let state: ScrollState | null = first; state; ) state = await this.#row(state);
      await this.#written;
    } catch (thrown) {
      const error = toBordereauError(thrown);
      // what was photographed before is still being written
      await this.#written.catch(() => undefined);
      if (this.#drawn === 0 || error.code === "cancelled") {
        await this.#pictures.abort();
        throw error;
      }
      partial = error;
      this.missing.push(cut(`stopped at ${this.#drawn} px: ${error.message}`));
    }
    const pictures = await this.#pictures.finish();
    return { pictures, missing: this.missing, partial: partial ?? partialFor(this.missing) };
  }

  /** One screen's height over all columns; answers with the next one, or null at the end. */
  async #row(at: ScrollState): Promise<ScrollState | null> {
    const band = new Band(this.#extent, at);
    let state = at;
    for (let index = 0; index < this.#columns.length; index++) {
      const column = state;
      const shot = await this.#input.shoot();
      // one picture waits to be written at most
      await this.#written;
      this.#written = band.draw(shot, column);
      const following = this.#columns[index + 1];
      if (following !== undefined) state = await this.#scroll(following, at.y);
    }
    this.#written = this.#written.then(() => this.#write(band, at));
    // its failure counts when it is waited for
    this.#written.catch(() => undefined);
    if (this.#isFull(at) || this.#isBottomOfFixedSize(at)) return null;
    // tried at the end too: more may have come meanwhile
    const next = await this.#scroll(this.#columns[0] ?? 0, nextRow(at, this.#input.overlapPx), at.atEnd);
    if (next.y > at.y) return next;
    // a page that says it is longer than it scrolls has no more to show; an element has
    if (!at.mayGrow)
      this.missing.push(cut(`it scrolls no further than ${Math.round(at.y + at.box.height - at.extent.y)} px`));
    return null;
  }

  /** Whether this screen shows the end of what is kept. */
  #isFull(at: ScrollState): boolean {
    return (at.y + at.box.height - this.#extent.y) * at.devicePixelRatio >= this.#input.maxHeightPx;
  }

  #isBottomOfFixedSize({ mayGrow, y, box, extent }: ScrollState): boolean {
    return !mayGrow && y + box.height >= extent.y + extent.height - 0.5;
  }

  /** `mayBeOver`: nothing more may come, so that no turn is waited for. */
  #scroll(x: number, y: number, mayBeOver = false): Promise<ScrollState> {
    const turnMs = mayBeOver ? 0 : waitForNextShotMs() - ANSWER_MS;
    const waitMs = Math.max(this.#input.waitMs, turnMs);
    return this.#input.page.call("scrollTo", { x, y, waitMs }, this.#input.call);
  }

  async #write(band: Band, { extent, grew }: ScrollState): Promise<void> {
    const { maxHeightPx, onFraction } = this.#input;
    this.#width ||= band.width;
    if (band.width !== this.#width) throw new BordereauError("page-changed", { detail: "the window was resized" });
    const end = Math.max(1, Math.round((extent.y + extent.height - this.#extent.y) * band.scale));
    const last = Math.min(band.bottom, end, maxHeightPx);
    // what moved by more than a screen leaves no row out silently
    if (band.top > this.#drawn) this.missing.push(cut(`${band.top - this.#drawn} px from ${this.#drawn} px on`));
    await this.#pictures.append(band, Math.max(this.#drawn, band.top), last);
    this.#drawn = Math.max(this.#drawn, last);
    onFraction(Math.min(1, this.#drawn / Math.min(end, maxHeightPx)));
    if (this.#drawn < maxHeightPx || end <= this.#drawn) return;
    const why = grew ? ": it goes on loading as it is scrolled" : "";
    this.missing.push(cut(`cut at ${this.#drawn} px of ${end} px${why}`));
  }
}

export function partialFor(missing: readonly MissingItem[]): BordereauError | null {
  const [item] = missing;
  return item ? new BordereauError("screenshot-failed", { detail: item.reason }) : null;
}

export function cut(reason: string): MissingItem {
  return { what: "screenshot-area", url: "", reason };
}
