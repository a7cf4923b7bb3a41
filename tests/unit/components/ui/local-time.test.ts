import { describe, expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "../../../../components/ui/local-time";

describe("datetime-local fields", () => {
  it("give the same minute back", () => {
    const date = new Date(2026, 2, 1, 9, 30);
    expect(toLocalInput(date)).toBe("2026-03-01T09:30");
    expect(fromLocalInput("2026-03-01T09:30")).toBe(date.toISOString());
  });

  it.each(["", "2026-03-", "20260-03-01T09:30", "2026-13-41T09:30", "soon"])("hold no moment in %j", (value) => {
    expect(fromLocalInput(value)).toBeNull();
  });
});
