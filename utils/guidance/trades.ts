import * as v from "valibot";
import { type Bilingual, EMPTY_MISSION_DRAFT } from "../core";
import { type Trade, TradeSchema } from "./trade";

const FILES = import.meta.glob<unknown>("./trades/*.json", { eager: true, import: "default" });

/**
 * The trades of these files, the general one first, then by their French names.
 * @throws Error naming the file that is not what its schema wants, or whose name is not its id
 */
export function readTrades(files: Readonly<Record<string, unknown>>): readonly Trade[] {
  const trades = Object.entries(files).map(([path, content]) => {
    const read = v.safeParse(TradeSchema, content);
    if (!read.success) throw new Error(`${path}: ${JSON.stringify(v.flatten(read.issues))}`);
    if (!path.endsWith(`/${read.output.id}.json`)) throw new Error(`${path}: has the id ${read.output.id}`);
    return read.output;
  });
  const rank = ({ id }: Trade) => (id === EMPTY_MISSION_DRAFT.trade ? 0 : 1);
  return trades.sort((a, b) => rank(a) - rank(b) || a.name.fr.localeCompare(b.name.fr, "fr"));
}

/** Every trade that has a file. */
export const TRADES = readTrades(FILES);

const BY_ID = new Map(TRADES.map((trade) => [trade.id, trade]));

/** A mission's trade; the general one where its file is not there. */
export function tradeOf(id: string): Trade {
  const trade = BY_ID.get(id) ?? BY_ID.get(EMPTY_MISSION_DRAFT.trade);
  if (!trade) throw new Error("the general trade has no file");
  return trade;
}

/** A trade's name; its id where its file is not there. */
export function tradeName(id: string): Bilingual {
  return BY_ID.get(id)?.name ?? { fr: id, en: id };
}
