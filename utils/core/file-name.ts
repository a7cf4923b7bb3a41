/** Longest name that French court portals take, in characters. */
export const MAX_NAME_LENGTH = 80;

/** Names that Windows keeps for devices, whatever their extension. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

const LIGATURES: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
};

/**
 * Hostile text as a harmless part of a file name: ASCII letters, digits and single hyphens, no diacritics,
 * never empty, never a Windows device name, at most `maxLength` characters.
 */
export function slug(text: string, maxLength: number, fallback: string): string {
  const ascii = text
    // a title may be megabytes long; only its beginning can matter
    .slice(0, 4 * maxLength)
    .replace(/[œŒæÆßøØłŁ]/g, (letter) => LIGATURES[letter] ?? "-")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, maxLength)
    .replace(/-+$/, "");
  if (ascii === "" || WINDOWS_DEVICE.test(ascii)) return fallback;
  return ascii;
}

/** A file's name made safe, its extension kept: at most 80 characters, no diacritics, nothing that Windows refuses. */
export function safeFileName(name: string, fallback: string): string {
  const match = /^(.*)\.([A-Za-z0-9]{1,10})$/su.exec(name);
  const stem = match?.[1] ?? name;
  const extension = match?.[2] ? `.${match[2].toLowerCase()}` : "";
  return slug(stem, MAX_NAME_LENGTH - extension.length, fallback) + extension;
}
