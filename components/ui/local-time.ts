/** Value of `<input type="datetime-local">` for a moment, in local time. */
export function toLocalInput(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** UTC of what `<input type="datetime-local">` holds; null where it is empty or unfinished. */
export function fromLocalInput(value: string): string | null {
  // some browsers read half a date, or a year of five digits
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
