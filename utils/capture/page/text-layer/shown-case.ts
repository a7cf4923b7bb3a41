/** How `text-transform` shows a word. */
export function shownCase(transform: string): (word: string) => string {
  if (transform === "uppercase") return (word) => word.toUpperCase();
  if (transform === "lowercase") return (word) => word.toLowerCase();
  if (transform === "capitalize") return (word) => word.replace(/\p{L}/u, (letter) => letter.toUpperCase());
  return (word) => word;
}
