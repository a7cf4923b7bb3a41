import { expect, it } from "vitest";
import { frenchTypography } from "@/utils/dossier/text/french-typography";

const NB = "\u00A0";

it("puts no-break spaces where French has them, in texts, functions, lists and objects", () => {
  const texts = frenchTypography({
    plain: "Est-ce clair ? Oui : « très » ; merci !",
    made: (name: string) => `Pièce : ${name} ; fin`,
    list: ["a ; b"],
    deep: { text: "c !" },
    count: 3,
  });
  expect(texts.plain).toBe(`Est-ce clair${NB}? Oui${NB}: «${NB}très${NB}»${NB}; merci${NB}!`);
  expect(texts.made("x")).toBe(`Pièce${NB}: x${NB}; fin`);
  expect(texts.list).toEqual([`a${NB}; b`]);
  expect(texts.deep.text).toBe(`c${NB}!`);
  expect(texts.count).toBe(3);
});

it("leaves addresses, times and what has no space alone", () => {
  expect(frenchTypography("https://exemple.fr/?a=1;b 10:30 UTC+01:00")).toBe(
    "https://exemple.fr/?a=1;b 10:30 UTC+01:00",
  );
});
