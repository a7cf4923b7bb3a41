import { BordereauError } from "../../core";
import { pieceOf } from "../text-pieces";
import type { TextHandle } from "./methods";

/** Texts waiting in the page to be read in pieces: a message has its limits. */
export class TextStore {
  readonly #texts = new Map<number, string>();
  #nextHandle = 1;

  keep(text: string): TextHandle {
    const handle = this.#nextHandle++;
    this.#texts.set(handle, text);
    return { handle, length: text.length };
  }

  /** @throws BordereauError `not-found` for a handle that was read to its end */
  read(handle: number, offset: number, length: number): string {
    const text = this.#texts.get(handle);
    if (text === undefined) throw new BordereauError("not-found", { detail: `text ${handle}` });
    if (offset + length >= text.length) this.#texts.delete(handle);
    return pieceOf(text, offset, length);
  }

  clear(): void {
    this.#texts.clear();
  }
}
