/** A block of text as it stands in the content of a pane. CSS pixels. */
export interface TextRow {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What stands within this distance of where it stood before is the same row. CSS pixels. */
const SAME_PLACE_PX = 4;

/**
 * Collects what was seen of a list, screen after screen. A list that keeps only the rows in view is never whole; a row
 * that is seen on two screens stands in the same place of the content on both, and counts once.
 */
export class TextRows {
  readonly #byText = new Map<string, TextRow[]>();
  readonly #rows: TextRow[] = [];

  add(seen: readonly TextRow[]): void {
    for (const row of seen) {
      const alike = this.#byText.get(row.text) ?? [];
      if (alike.some((known) => isSamePlace(known, row))) continue;
      this.#byText.set(row.text, [...alike, row]);
      this.#rows.push(row);
    }
  }

  /** One row a line, from top to bottom; what stands side by side in one line. */
  get text(): string {
    const lines: { y: number; parts: TextRow[] }[] = [];
    for (const row of [...this.#rows].sort((a, b) => a.y - b.y || a.x - b.x)) {
      const last = lines.at(-1);
      if (last && row.y - last.y <= SAME_PLACE_PX) last.parts.push(row);
      else lines.push({ y: row.y, parts: [row] });
    }
    return lines
      .map(({ parts }) =>
        parts
          .sort((a, b) => a.x - b.x)
          .map(({ text }) => text)
          .join("\t"),
      )
      .join("\n");
  }
}

function isSamePlace(a: TextRow, b: TextRow): boolean {
  return Math.abs(a.y - b.y) <= SAME_PLACE_PX && Math.abs(a.x - b.x) <= SAME_PLACE_PX;
}
