import { describe, expect, it } from "vitest";
import {
  breaksOut,
  isMisplacedInTable,
  isNeverParsed,
  needsBarrier,
  OPEN,
  openInside,
} from "@/utils/capture/snapshot/parser-rules";

/** What is open below these elements. */
const below = (...tags: string[]) => tags.reduce((open, tag) => openInside(tag, open), 0);
const isGuarded = (child: string, ...ancestors: string[]) => needsBarrier(child, below(...ancestors), false);

describe("needsBarrier", () => {
  it.each([
    ["div", ["p"]],
    ["p", ["p"]],
    ["ul", ["p", "span", "b"]],
    ["table", ["p"]],
    ["a", ["a", "div", "span"]],
    ["button", ["button", "div"]],
    ["li", ["li"]],
    ["li", ["li", "span"]],
    ["li", ["li", "div", "p"]],
    ["dt", ["dd"]],
    ["dd", ["dt", "address"]],
    ["nobr", ["nobr", "div"]],
    ["option", ["option"]],
    ["optgroup", ["option"]],
    ["h2", ["h1"]],
    ["div", ["p", "form"]],
  ])("guards %s below %j", (child, ancestors) => {
    expect(isGuarded(child, ...ancestors)).toBe(true);
  });

  it.each([
    ["div", []],
    ["span", ["p"]],
    ["div", ["div"]],
    ["div", ["p", "button"]],
    ["div", ["p", "object"]],
    ["div", ["p", "table", "tr", "td"]],
    ["a", ["a", "object"]],
    ["a", ["a", "table", "tbody", "tr", "td"]],
    ["button", ["button", "marquee"]],
    ["li", ["li", "ul"]],
    ["li", ["li", "section"]],
    ["li", ["li", "button"]],
    ["li", ["dd"]],
    ["dd", ["dd", "dl"]],
    ["option", ["option", "span"]],
    ["h2", ["h1", "span"]],
    ["a", ["button"]],
  ])("lets %s stand below %j", (child, ancestors) => {
    expect(isGuarded(child, ...ancestors)).toBe(false);
  });

  it("knows that a table stands in a paragraph in quirks mode, and a block does not", () => {
    expect(needsBarrier("table", below("p"), true)).toBe(false);
    expect(needsBarrier("div", below("p"), true)).toBe(true);
  });

  it("never forgets an open form", () => {
    for (const tag of ["object", "table", "td", "button", "section", "h1", "p"]) {
      expect(below("form", tag) & OPEN.form).toBe(OPEN.form);
    }
  });
});

describe("isMisplacedInTable", () => {
  it.each([
    ["td", "tr"],
    ["th", "tr"],
    ["tr", "tbody"],
    ["tr", "table"],
    ["col", "colgroup"],
    ["caption", "table"],
    ["style", "table"],
    ["template", "tr"],
    ["div", "td"],
    ["table", "div"],
    ["table", "caption"],
  ])("lets %s stand in %s", (tag, parent) => {
    expect(isMisplacedInTable(tag, parent)).toBe(false);
  });

  it.each([
    ["div", "table"],
    ["td", "table"],
    ["td", "tbody"],
    ["td", "div"],
    ["tr", "tr"],
    ["tr", "td"],
    ["table", "tr"],
    ["col", "table"],
    ["div", "colgroup"],
    ["tbody", "body"],
    ["form", "tr"],
  ])("does not let %s stand in %s", (tag, parent) => {
    expect(isMisplacedInTable(tag, parent)).toBe(true);
  });
});

describe("names that no parser makes", () => {
  it("are those of the document's frame and those that are no names", () => {
    for (const tag of ["html", "body", "image", "frame", "1a", "a b", "a/b", ""]) expect(isNeverParsed(tag)).toBe(true);
    for (const tag of ["div", "my-element", "x:y", "h1"]) expect(isNeverParsed(tag)).toBe(false);
  });

  it("and those that end SVG", () => {
    for (const tag of ["p", "IMG", "script", "font", "textarea", "a>b"]) expect(breaksOut(tag)).toBe(true);
    for (const tag of ["path", "linearGradient", "a", "title", "video"]) expect(breaksOut(tag)).toBe(false);
  });
});
