/** Attributes in which pages say when a message was written. */
const ATTRIBUTES = ["datetime", "data-time", "data-timestamp", "data-ts", "title", "aria-label"] as const;
const SELECTOR = ATTRIBUTES.map((name) => `[${name}]`).join();

/** The earliest moment that elements inside `pane` name, in milliseconds since 1970; null where none does. */
export function earliestDate(pane: ParentNode): number | null {
  let earliest: number | null = null;
  for (const element of pane.querySelectorAll(SELECTOR)) {
    for (const name of ATTRIBUTES) {
      const time = parseMoment(element.getAttribute(name));
      if (time !== null && (earliest === null || time < earliest)) earliest = time;
    }
  }
  return earliest;
}

/** A date with its year, or a count of seconds or milliseconds; null for anything else. */
export function parseMoment(text: string | null): number | null {
  const trimmed = (text ?? "").trim();
  if (/^1\d{9}(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1_000;
  if (/^1\d{12}$/.test(trimmed)) return Number(trimmed);
  // a label without a year, or a sentence, is no date
  if (trimmed.length > 60 || !/\b(19|20)\d\d\b/.test(trimmed) || !/\d.*\d{4}|\d{4}.*\d/.test(trimmed)) return null;
  const time = Date.parse(trimmed);
  return Number.isNaN(time) ? null : time;
}
