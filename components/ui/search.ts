/** Lower case without diacritics, so that "depot" finds "Dépôt". */
export function searchable(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether every word of the query is somewhere in the texts. */
export function matchesSearch(query: string, texts: readonly string[]): boolean {
  const words = searchable(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const haystack = searchable(texts.join("\n"));
  return words.every((word) => haystack.includes(word));
}
