/** What makes a spreadsheet read a cell as a formula, full-width forms and leading blanks included (CWE-1236). */
const FORMULA = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * Rows as French spreadsheets open them by double click: UTF-8 with a byte order mark, semicolons, every field
 * quoted (RFC 4180 section 2). A cell that a spreadsheet would compute starts with an apostrophe instead.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvField).join(";")}\r\n`).join("")}`;
}

function csvField(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
