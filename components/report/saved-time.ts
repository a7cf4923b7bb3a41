import { formatDateTime } from "../ui/format";
import { formatLanguage } from "../ui/language";

/** A moment of today by its time, any other by its day too. */
export function savedTime(utc: string, now: Date, language = formatLanguage()): string {
  const date = new Date(utc);
  if (date.toDateString() !== now.toDateString()) return formatDateTime(utc, language);
  return new Intl.DateTimeFormat(language, { timeStyle: "medium" }).format(date);
}
