import { describe, expect, it } from "vitest";
import { localTime, recordClock } from "../../../utils/dossier/local-time";

describe("localTime", () => {
  it("shows the day of the place of capture", () => {
    const clock = { timeZone: "Europe/Paris", localOffsetMinutes: 60 };
    expect(localTime("2026-02-28T23:00:00.000Z", clock)).toEqual({ day: "01/03/2026", time: "00:00 (UTC+01:00)" });
  });

  it("uses the zone's offset on that day, not on the day of capture", () => {
    const winterCapture = { timeZone: "Europe/Paris", localOffsetMinutes: 60 };
    expect(localTime("2025-06-30T22:00:00.000Z", winterCapture)).toEqual({
      day: "01/07/2025",
      time: "00:00 (UTC+02:00)",
    });
  });

  it("falls back to the offset at capture, then to UTC", () => {
    const unknownZone = { timeZone: "not collected", localOffsetMinutes: -210 };
    expect(localTime("2026-03-01T02:00:00.000Z", unknownZone)).toEqual({
      day: "28/02/2026",
      time: "22:30 (UTC−03:30)",
    });
    expect(localTime("2026-03-01T02:00:00.000Z", null)).toEqual({ day: "01/03/2026", time: "02:00 (UTC)" });
  });

  it("survives an absurd record", () => {
    expect(localTime("2026-03-01T02:00:00.000Z", { timeZone: "x", localOffsetMinutes: 1e300 }).day).toBe("01/03/2026");
    expect(recordClock("{")).toBeNull();
    expect(recordClock('{"timeZone":1}')).toBeNull();
  });
});
