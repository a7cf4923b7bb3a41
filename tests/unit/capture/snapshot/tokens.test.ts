import { describe, expect, it } from "vitest";
import { escapeFor } from "@/utils/capture/snapshot/markup";
import { Tokens } from "@/utils/capture/snapshot/tokens";

describe("Tokens", () => {
  it("puts each value in its place, as often as it stands there", () => {
    const tokens = new Tokens<string>("n0nce");
    const all = Array.from({ length: 12 }, (_, index) => tokens.add(`v${index}`));
    expect(tokens.entries).toHaveLength(12);
    const text = `<${all[1]}|${all[11]}|${all[1]}7>`;
    expect(tokens.replace(text, (index) => `${tokens.entries[index]}`).join("")).toBe("<v1|v11|v17>");
  });

  it("keeps a text without tokens in one piece", () => {
    expect(new Tokens("a").replace("text", () => "x")).toEqual(["text"]);
    expect(new Tokens("a").replace("", () => "x")).toEqual([""]);
  });

  it("reads no token in a value, and no other page's", () => {
    const tokens = new Tokens<number>("a");
    const token = tokens.add(1);
    expect(tokens.replace(token, () => `${token}$&`).join("")).toBe(`${token}$&`);
    const other = new Tokens<number>("b").add(1);
    expect(tokens.replace(other, () => "x").join("")).toBe(other);
  });

  it("gives tokens that no escape changes", () => {
    const token = new Tokens<number>("a1").add(1);
    expect(token).toMatch(/^[a-z0-9]+$/);
    expect(escapeFor(token, ["attribute", "address", "attribute"])).toBe(token);
  });
});
