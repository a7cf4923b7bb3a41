import { expect, it } from "vitest";
import { tabAccess } from "@/utils/services/tab-access";

it.each([
  ["https://example.org/a", "full"],
  ["http://127.0.0.1:8080/", "full"],
  ["file:///tmp/a.html", "full"],
  ["https://chromewebstore.google.com/detail/x", "picture-only"],
  ["https://addons.mozilla.org/fr/firefox/", "picture-only"],
  ["chrome://settings/", "picture-only"],
  ["about:config", "picture-only"],
  ["", "picture-only"],
])("%s: %s", (url, access) => {
  expect(tabAccess(url)).toBe(access);
});
