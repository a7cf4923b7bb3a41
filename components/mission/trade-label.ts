import { TRADES, tradeName } from "../../utils/guidance";
import { inInterfaceLanguage } from "../ui/language";

export function tradeLabel(id: string): string {
  return inInterfaceLanguage(tradeName(id));
}

/** What a mission's trade can be; also the one that it has, where its file is no longer there. */
export function tradeChoices(current: string): { readonly value: string; readonly label: string }[] {
  const ids = TRADES.map(({ id }) => id);
  return [...ids, ...(ids.includes(current) ? [] : [current])].map((value) => ({ value, label: tradeLabel(value) }));
}
