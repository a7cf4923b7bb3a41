import { describe, expect, it } from "vitest";
import { isKeptMeta, isSecretName } from "@/utils/capture/snapshot/secrets";
import { absoluteUrl, recordableUrl } from "@/utils/capture/snapshot/urls";

describe("isSecretName", () => {
  it.each(["csrf-token", "X-XSRF", "data-api_key", "apikey", "sessionId", "password", "auth", "oauth_state", "nonce"])(
    "knows %s",
    (name) => expect(isSecretName(name)).toBe(true),
  );
  it.each(["author", "data-state", "title", "aria-label", "passive"])("lets %s be", (name) =>
    expect(isSecretName(name)).toBe(false),
  );
});

describe("isKeptMeta", () => {
  it.each(["viewport", "Author", "og:title", "twitter:card", "article:author", "DC.title"])("keeps %s", (name) =>
    expect(isKeptMeta(name)).toBe(true),
  );
  it.each(["csrf-token", "google-site-verification", "og:session", "viewport-x", "x-viewport", ""])(
    "drops %s",
    (name) => expect(isKeptMeta(name)).toBe(false),
  );
});

describe("absoluteUrl", () => {
  it.each([
    ["b?c#d", "https://a.example/b?c#d"],
    ["//x.example/y", "https://x.example/y"],
    ["data:text/plain,x", "data:text/plain,x"],
    ["blob:https://a.example/1", "blob:https://a.example/1"],
  ])("makes an address of %s", (reference, url) => {
    expect(absoluteUrl(reference, "https://a.example/x")).toBe(url);
  });

  it.each(["javascript:x", " java\nscript:x", "vbscript:x", "about:blank", "mailto:a@b", "https://[", "chrome://x"])(
    "does not follow %j",
    (reference) => expect(absoluteUrl(reference, "https://a.example/x")).toBeNull(),
  );

  it("is null without a base that makes sense", () => {
    expect(absoluteUrl("a", "about:blank")).toBeNull();
  });
});

describe("recordableUrl", () => {
  it("leaves out credentials, query and fragment", () => {
    expect(recordableUrl("https://me:secret@a.example:8443/b/c?token=1#key=2")).toBe("https://a.example:8443/b/c");
  });

  it("cuts what is an address and content in one", () => {
    expect(recordableUrl(`data:image/png;base64,${"A".repeat(99)}`)).toBe("data:image/png;base64,…");
    expect(recordableUrl("blob:https://a.example/123")).toBe("blob:");
    expect(recordableUrl(`https://a.example/${"x".repeat(9_999)}`)).toHaveLength(2_000);
    expect(recordableUrl("no address")).toBe("");
  });
});
