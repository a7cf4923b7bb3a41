import { isReportLink } from "../../../utils/core";

/** What a user typed as an address: `exemple.fr` and `a@exemple.fr` too; null for what leads nowhere. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (isReportLink(text)) return text;
  if (text === "" || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return null;
  const address = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  return isReportLink(address) ? address : null;
}
