import { describe, expect, it } from "vitest";
import { dataUrlToBlob, toHex } from "@/utils/core";

describe("dataUrlToBlob", () => {
  it("gives back bytes and media type", async () => {
    const blob = dataUrlToBlob("data:image/png;base64,iVBORw==");
    expect(blob.type).toBe("image/png");
    expect(toHex(new Uint8Array(await blob.arrayBuffer()))).toBe("89504e47");
  });

  it.each(["https://example.org/", "data:text/plain,abc", ""])("refuses %j", (url) => {
    expect(() => dataUrlToBlob(url)).toThrow(TypeError);
  });
});
