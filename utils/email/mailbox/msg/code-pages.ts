/** Names of Windows code pages, as PidTagInternetCodepage and PidTagMessageCodepage give them, that have other ones. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [65_001, "utf-8"],
  [20_127, "us-ascii"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [874, "windows-874"],
  [10_000, "macintosh"],
  [20_866, "koi8-r"],
  [21_866, "koi8-u"],
  [50_220, "iso-2022-jp"],
  [51_932, "euc-jp"],
  [54_936, "gb18030"],
]);

/** A code page as a charset; null for one that is unknown or missing. */
export function charsetOfCodePage(codePage: number | null): string | null {
  if (codePage === null) return null;
  if (codePage >= 1_250 && codePage <= 1_258) return `windows-${codePage}`;
  if (codePage >= 28_591 && codePage <= 28_605) return `iso-8859-${codePage - 28_590}`;
  return NAMES.get(codePage) ?? null;
}
