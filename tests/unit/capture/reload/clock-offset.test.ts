import { describe, expect, it } from "vitest";
import { clockOffset, type DatedAnswer } from "../../../../utils/capture/reload/clock-offset";

const SENT = Date.UTC(2026, 2, 1, 9, 30, 0, 0);

function answer(date: string, change: Partial<DatedAnswer> = {}): DatedAnswer {
  const headers = { date, ...change.headers };
  return { url: "https://site.test/a", sentAtMs: SENT, answeredAtMs: SENT + 200, fromCache: false, ...change, headers };
}

describe("clockOffset", () => {
  it("says so where the clocks agree, to within the second that the header means and the way", () => {
    expect(clockOffset(answer("Sun, 01 Mar 2026 09:30:00 GMT"))).toEqual({
      offsetMs: -400,
      uncertaintyMs: 600,
      source: "Date header of site.test",
    });
  });

  it.each([
    ["ahead", "Sun, 01 Mar 2026 08:30:00 GMT", 3_600_000 - 400],
    ["behind", "Sun, 01 Mar 2026 10:30:00 GMT", -3_600_000 - 400],
  ])("finds this machine an hour %s", (_, date, offsetMs) => {
    expect(clockOffset(answer(date))).toMatchObject({ offsetMs, uncertaintyMs: 600 });
  });

  it("holds the true offset for every moment at which the site may have written the date", () => {
    for (const trueOffset of [-86_400_000, -1_500, -1, 0, 1, 999, 7_777]) {
      for (const way of [0, 70, 200]) {
        const siteMs = SENT + way - trueOffset;
        const date = new Date(siteMs).toUTCString();
        const { offsetMs, uncertaintyMs } = clockOffset(answer(date)) ?? {};
        expect(Math.abs(Number(offsetMs) - trueOffset)).toBeLessThanOrEqual(Number(uncertaintyMs));
      }
    }
  });

  it.each([
    ["no date", ""],
    ["another form", "Sunday, 01-Mar-26 09:30:00 GMT"],
    ["another zone", "Sun, 01 Mar 2026 09:30:00 CET"],
    ["no such day", "Sun, 31 Feb 2026 09:30:00 GMT"],
    ["no such month", "Sun, 01 Mai 2026 09:30:00 GMT"],
    ["something after it", "Sun, 01 Mar 2026 09:30:00 GMT, Sun, 01 Mar 2026 09:30:00 GMT"],
  ])("measures nothing with %s", (_, date) => {
    expect(clockOffset(answer(date))).toBeNull();
  });

  it("measures nothing by what a cache answered", () => {
    const date = "Sun, 01 Mar 2026 09:30:00 GMT";
    expect(clockOffset(answer(date, { fromCache: true }))).toBeNull();
    expect(clockOffset(answer(date, { headers: { age: "12" } }))).toBeNull();
    expect(clockOffset(answer(date, { headers: { age: "odd" } }))).toBeNull();
    expect(clockOffset(answer(date, { headers: { age: "0" } }))).not.toBeNull();
  });

  it("measures nothing where this clock jumped back meanwhile", () => {
    expect(clockOffset(answer("Sun, 01 Mar 2026 09:30:00 GMT", { answeredAtMs: SENT - 5_000 }))).toBeNull();
  });
});
