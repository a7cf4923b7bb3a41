import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "@/utils/email/message/fields/date";

describe("readDate", () => {
  it.each([
    ["Tue, 03 Mar 2026 10:15:00 +0100", "2026-03-03T09:15:00.000Z"],
    ["3 Mar 2026 10:15 -0000", "2026-03-03T10:15:00.000Z"],
    ["Tue,  3  Mar 2026 10:15:00 GMT", "2026-03-03T10:15:00.000Z"],
    ["Tue, 03 Mar 2026 10:15:00 EST (Eastern (US))", "2026-03-03T15:15:00.000Z"],
    ["Fri, 21 Nov 97 09:55:06 -0600", "1997-11-21T15:55:06.000Z"],
    ["21 Nov 126 09:55:06 +0000", "2026-11-21T09:55:06.000Z"],
    ["Sat, 31 Dec 2016 23:59:60 +0000", "2017-01-01T00:00:00.000Z"],
    ["29 Feb 2028 12:00:00 +0530", "2028-02-29T06:30:00.000Z"],
  ])("reads %j", (text, utc) => {
    expect(readDate(text)).toBe(utc);
  });

  it.each([
    "",
    "demain matin",
    "Tue, 03 Mar 2026 10:15:00",
    "2026-03-03T10:15:00Z",
    "31 Feb 2026 10:15:00 +0000",
    "0 Mar 2026 10:15:00 +0000",
    "3 Mar 2026 24:15:00 +0000",
    "3 Mar 2026 10:60:00 +0000",
    "3 Mar 2026 10:15:00 +0060",
    "3 Mar 1026 10:15:00 +0000",
    "31 Dec 9999 23:15:00 -0100",
    "3 Foo 2026 10:15:00 +0000",
    "3 Mar 2026 10:15:00 toString",
  ])("does not guess at %j", (text) => {
    expect(readDate(text)).toBeNull();
  });

  it("reads every time that can be written", () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-02"), max: new Date("2099-12-30"), noInvalidDate: true }),
        minutes,
        (date, zone) => {
          const local = new Date(Math.floor(date.getTime() / 1_000) * 1_000 + zone * 60_000);
          const sign = zone < 0 ? "-" : "+";
          const digits = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60].map((part) =>
            String(part).padStart(2, "0"),
          );
          const text = local.toUTCString().replace("GMT", sign + digits.join(""));
          expect(readDate(text)).toBe(new Date(local.getTime() - zone * 60_000).toISOString());
        },
      ),
    );
  });
});
