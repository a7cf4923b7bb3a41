import { expect, it, vi } from "vitest";
import { randomUuid } from "@/utils/core";

it("gives UUIDs of version 4, each another, where the platform has no word for it either", () => {
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    throw new TypeError("not in pages without https");
  });
  const ids = Array.from({ length: 200 }, randomUuid);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(200);
  vi.restoreAllMocks();
});
