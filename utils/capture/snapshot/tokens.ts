/**
 * Places in the markup whose text comes later. A token is letters and digits: harmless in markup, attributes and
 * style sheets at any depth of nesting, and unguessable, so that no page can hold one of its own.
 */
export class Tokens<R> {
  readonly #prefix: string;
  readonly #entries: R[] = [];

  constructor(nonce: string) {
    this.#prefix = `bdx${nonce}n`;
  }

  get entries(): readonly R[] {
    return this.#entries;
  }

  add(entry: R): string {
    return this.tokenOf(this.#entries.push(entry) - 1);
  }

  tokenOf(index: number): string {
    return `${this.#prefix}${index}z`;
  }

  /** `text` cut at its tokens, each replaced by what `value` gives for its entry. */
  replace(text: string, value: (index: number) => string): string[] {
    const pieces: string[] = [];
    const pattern = new RegExp(`${this.#prefix}(\\d+)z`, "g");
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      pieces.push(text.slice(from, match.index), value(Number(match[1])));
      from = match.index + match[0].length;
    }
    pieces.push(text.slice(from));
    return pieces;
  }
}
