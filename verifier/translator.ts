/** A text, or the three of a plural (0, 1, more). */
export type Messages = Readonly<Record<string, string | readonly [string, string, string]>>;

/**
 * A function like `i18n.t` of @wxt-dev/i18n: a key, then a number for a plural and values for `$1` to `$9`.
 * The function throws where there is no such key.
 */
export function createTranslator(messages: Messages): (key: string, ...rest: (number | readonly string[])[]) => string {
  return (key, ...rest) => {
    const count = rest.find((argument) => typeof argument === "number");
    const values =
      rest.find((argument) => typeof argument !== "number") ?? (count === undefined ? [] : [String(count)]);
    const message = messages[key];
    if (message === undefined) throw new Error(`no text for ${key}`);
    const text = typeof message === "string" ? message : message[count === 0 || count === 1 ? count : 2];
    // a function: what is put in may hold a $ itself
    return text.replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? "");
  };
}
