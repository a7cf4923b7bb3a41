/** Puts text into lines; blanks collapse as in a browser. */
export class LineWriter {
  readonly #lines: string[] = [];
  #pieces: string[] = [];
  #endsBlank = true;

  /** Text whose blanks mean nothing. */
  text(text: string): void {
    const written = text.replace(/[ \t\r\n\f]+/g, " ");
    this.#push(this.#endsBlank ? written.replace(/^ /, "") : written);
  }

  /** Text as it stands. */
  verbatim(text: string): void {
    const [first = "", ...others] = text.split(/\r?\n/);
    this.#push(first);
    for (const line of others) {
      this.line();
      this.#push(line);
    }
  }

  #push(piece: string): void {
    if (piece === "") return;
    this.#pieces.push(piece);
    this.#endsBlank = piece.endsWith(" ") || piece.endsWith("\t");
  }

  /** Ends the line. */
  line(): void {
    this.#lines.push(this.#pieces.join("").trimEnd());
    this.#pieces = [];
    this.#endsBlank = true;
  }

  /** Ends the line if something stands in it. */
  freshLine(): void {
    if (this.#pieces.some((piece) => piece.trim() !== "")) this.line();
  }

  /** A blank line, but not two of them. */
  paragraph(): void {
    this.freshLine();
    if (this.#lines.at(-1) !== "") this.line();
  }

  /** Keeps what follows apart, as in the cells of a row. */
  cell(): void {
    if (this.#pieces.length > 0) this.#push("\t");
  }

  result(): string {
    this.freshLine();
    return this.#lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+/, "")
      .trimEnd();
  }
}
