/**
 * Cents of an amount as people type it: `1 234,56`, `1,234.56`, `1234`. Null where it is empty;
 * undefined where it is not an amount.
 */
export function parseAmount(text: string): number | null | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/g, "");
  if (compact === "") return null;
  // the last separator followed by one or two digits is the decimal one
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(compact);
  if (!match?.[1]) return undefined;
  const whole = match[1];
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined;
  const cents = Number(whole.replace(/[.,]/g, "")) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

/** Cents as the amount field shows them. */
export function amountInput(cents: number | null, language: string): string {
  if (cents === null) return "";
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}
