/** Of one text; a page's title may be megabytes. */
const MAX_CHARACTERS = 20_000;

/** Texts as words in lower case without accents or signs, each after a space: what `mentions` searches. */
export function searchText(texts: readonly string[]): string {
  const plain = texts
    .map((text) => text.slice(0, MAX_CHARACTERS))
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
}

/** Whether a word of the text, or several in a row, begin so. */
export function mentions(text: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => text.includes(` ${beginning}`));
}
