import { REPORT_LIMITS } from "../core";

/** What a report may still hold while it is put together; each method says whether there was room, and takes it. */
export class Budget {
  #nodes: number = REPORT_LIMITS.nodes - 1;
  #textCharacters: number = REPORT_LIMITS.textCharacters;
  #imagesCharacters: number = REPORT_LIMITS.imagesCharacters;

  /** One node with the text that it holds, and one for each of its marks. */
  node(text = "", nodes = 1): boolean {
    if (this.#nodes < nodes || this.#textCharacters < text.length) return false;
    this.#nodes -= nodes;
    this.#textCharacters -= text.length;
    return true;
  }

  image(src: string, text: string): boolean {
    if (this.#imagesCharacters < src.length || !this.node(text)) return false;
    this.#imagesCharacters -= src.length;
    return true;
  }
}
