import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TRADES, tradeName, tradeOf } from "../../../utils/guidance";
import { searchText } from "../../../utils/guidance/search-text";
import { readTrades } from "../../../utils/guidance/trades";

const FOLDER = "utils/guidance/trades";
const FILES = readdirSync(FOLDER);

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
}

/** Every text of a file in a language. */
function textsOf(value: unknown, language: "fr" | "en"): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === language && typeof each === "string" ? [each] : textsOf(each, language),
  );
}

const BAD_FRENCH = /'| [:;?!»]|« |[^\s\u00a0][;?!»]|[^\s\u00a0\d]:|\.\.\./;
const BAD_ENGLISH = /['"]| [:;?!]|\u00a0|\.\.\./;

const GOOD = read("general.json");
const [FIRST_ITEM] = GOOD.checklist as Record<string, unknown>[];
const withItem = (change: Record<string, unknown>) => ({
  ...GOOD,
  checklist: [{ ...FIRST_ITEM, ...change }],
});

describe("trades", () => {
  it("are as many as there are files, the general one first", () => {
    expect(TRADES.map(({ id }) => `${id}.json`).sort()).toEqual(FILES.sort());
    expect(TRADES[0]?.id).toBe("general");
  });

  it("have the five of the product", () => {
    expect(TRADES.map(({ id }) => id).sort()).toEqual(["consulting", "general", "health", "marketing", "tech"]);
  });

  it("are found by id, the general one for what has no file", () => {
    expect(tradeOf("tech").id).toBe("tech");
    expect(tradeOf("plumbing").id).toBe("general");
    expect(tradeOf("constructor").id).toBe("general");
    expect(tradeName("health")).toEqual({ fr: "Santé et bien-être", en: "Health and well-being" });
    expect(tradeName("constructor")).toEqual({ fr: "constructor", en: "constructor" });
  });

  it("are added by one file and nothing else", () => {
    const plumbing = { ...GOOD, id: "plumbing", name: { fr: "Plomberie", en: "Plumbing" } };
    const trades = readTrades({ "./trades/plumbing.json": plumbing, "./trades/general.json": GOOD });
    expect(trades.map(({ id }) => id)).toEqual(["general", "plumbing"]);
  });
});

describe.each(FILES)("%s", (name) => {
  const trade = tradeOf(name.replace(".json", ""));

  it("has every text in both languages", () => {
    const content = read(name);
    expect(textsOf(content, "fr")).toHaveLength(textsOf(content, "en").length);
    expect(textsOf(content, "fr").filter((text) => textsOf(content, "en").includes(text)).length).toBeLessThan(10);
  });

  it("is set as the typography of each language wants", () => {
    expect(textsOf(read(name), "fr").filter((text) => BAD_FRENCH.test(text))).toEqual([]);
    expect(textsOf(read(name), "en").filter((text) => BAD_ENGLISH.test(text))).toEqual([]);
  });

  it("has hints that follow “write …”", () => {
    const hints = trade.outline.flatMap((section) => [section, ...(section.children ?? [])]).map(({ hint }) => hint);
    expect(hints.filter(({ fr, en }) => /^[A-ZÀ-Ü]|\.$/.test(fr) || /^[A-Z]|\.$/.test(en))).toEqual([]);
  });

  it("searches words in the form that texts are searched in", () => {
    for (const word of trade.checklist.flatMap(({ words }) => words)) expect(searchText([word])).toBe(` ${word}`);
  });

  it("has an outline that lacks no part of a report", () => {
    expect(trade.outline.map(({ id }) => id)).toEqual([
      "summary",
      "introduction",
      "work",
      "difficulties",
      "conclusion",
      "annexes",
    ]);
    const introduction = trade.outline[1]?.children?.map(({ id }) => id);
    expect(introduction).toEqual(["contract", "method", "people"]);
  });

  it("asks for the agreement, the invoices and their delivery", () => {
    const ids = trade.checklist.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["agreement-signed", "invoices", "invoice-delivery"]));
  });
});

describe("what a trade's file must be", () => {
  it.each<[string, Record<string, unknown>]>([
    ["a language missing", withItem({ label: { fr: "Devis" } })],
    ["an empty text", withItem({ why: { fr: " ", en: "Why" } })],
    ["an unknown kind of exhibit", withItem({ kinds: ["photograph"] })],
    ["an unknown action", withItem({ action: "call-lawyer" })],
    ["a minimum of nothing", withItem({ minimum: 0 })],
    ["a word with an accent", withItem({ words: ["réception"] })],
    ["the id of a built-in point", withItem({ id: "contract-writings" })],
    ["nothing to find and nothing to mark", withItem({ kinds: [] })],
    ["an unknown field", withItem({ lable: "Devis" })],
    ["an item twice", { ...GOOD, checklist: [FIRST_ITEM, FIRST_ITEM] }],
    ["no outline", { ...GOOD, outline: [] }],
    ["another id than its name", { ...GOOD, id: "other" }],
  ])("%s is refused, naming the file", (_, content) => {
    expect(() => readTrades({ "./trades/general.json": content })).toThrow(/general\.json/);
  });

  it.each([
    ["an ordinary space", "Devis : signé", true],
    ["a straight apostrophe", "l'accord", true],
    ["an ordinary space in guillemets", "« bon\u00a0»", true],
    ["no space", "Signé?", true],
    ["good French", "L’accord\u00a0: «\u00a0bon\u00a0»", false],
  ])("%s is seen by the check of typography", (_, text, bad) => {
    expect(BAD_FRENCH.test(text)).toBe(bad);
  });
});
