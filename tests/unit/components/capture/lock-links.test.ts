import { expect, it } from "vitest";
import { lockLinks } from "../../../../components/capture/preview/lock-links";

const locked = async (html: string) => (await lockLinks(new Blob([html]))).text();

it.each([
  ["<!doctype html><html><head><title>é</title>", '<!doctype html><html><head><base target="_blank"><title>é</title>'],
  ["<!-- é🧾 --><HEAD lang='fr'\n>x", "<!-- é🧾 --><HEAD lang='fr'\n><base target=\"_blank\">x"],
  ["<header>no head</header>", "<header>no head</header>"],
  ["", ""],
])("%j", async (html, expected) => {
  expect(await locked(html)).toBe(expected);
});

it("is shown as a web page in UTF-8, whatever was stored", async () => {
  expect((await lockLinks(new Blob(["x"], { type: "text/plain" }))).type).toBe("text/html;charset=utf-8");
});
