import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatDateTime,
  formatIsoDate,
  formatMatch,
  formatNumber,
  formatOffset,
  formatSeconds,
  formatSize,
  hostOf,
} from "../../../../components/ui/format";

/** `Intl` writes spaces of several widths; which one does not matter here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("formatMatch", () => {
  it.each([
    [0, 1_000_000, "100 %", "100%"],
    [1_000, 1_000_000, "99,9 %", "99.9%"],
    [1, 1_000_000, "99,99 %", "99.99%"],
    [500_000, 1_000_000, "50 %", "50%"],
    [1_000_000, 1_000_000, "0 %", "0%"],
    [0, 0, "0 %", "0%"],
  ])("%d of %d pixels differ", (differing, compared, french, english) => {
    expect(plain(formatMatch(differing, compared, "fr-FR"))).toBe(french);
    expect(plain(formatMatch(differing, compared, "en-GB"))).toBe(english);
  });
});

describe("formatSize", () => {
  it.each([
    [0, "0 o", "0 B"],
    [999, "999 o", "999 B"],
    [1_000, "1 ko", "1 kB"],
    [5_412_345, "5,4 Mo", "5.4 MB"],
    [99_960_000, "100 Mo", "100 MB"],
    [999_600_000, "1 Go", "1 GB"],
    [1_900_000_000, "1,9 Go", "1.9 GB"],
    [12_300_000_000_000, "12,3 To", "12.3 TB"],
  ])("%d bytes", (sizeBytes, french, english) => {
    expect(plain(formatSize(sizeBytes, "fr-FR"))).toBe(french);
    expect(plain(formatSize(sizeBytes, "en-GB"))).toBe(english);
  });

  it("never shows a thousand of a unit that has a larger one", () => {
    for (let size = 1; size < 1e14; size = Math.ceil(size * 1.0037)) {
      expect(Number.parseFloat(formatSize(size, "en").replace(",", ""))).toBeLessThan(1_000);
    }
  });
});

describe("numbers and amounts", () => {
  it("follow the language", () => {
    expect(plain(formatNumber(1_234.5, "fr-FR"))).toBe("1 234,5");
    expect(formatNumber(1_234.5, "en-GB")).toBe("1,234.5");
    expect(plain(formatAmount(1_248_050, "EUR", "fr-FR"))).toBe("12 480,50 €");
    expect(plain(formatSeconds(1_234, "fr-FR"))).toBe("1,23 s");
  });
});

describe("dates", () => {
  it("shows a calendar day as that day in every time zone", () => {
    expect(formatIsoDate("2026-03-01", "en-GB")).toBe("1 Mar 2026");
  });

  it("shows what is not a date as it is", () => {
    expect(formatDateTime("soon", "en-GB")).toBe("soon");
  });

  it.each([
    [0, "UTC+00:00"],
    [120, "UTC+02:00"],
    [-210, "UTC-03:30"],
  ])("writes an offset of %d minutes", (minutes, text) => {
    expect(formatOffset(minutes)).toBe(text);
  });
});

describe("hostOf", () => {
  it.each([
    ["https://www.example.fr:8443/a?b", "www.example.fr:8443"],
    ["file:///tmp/a.html", "file:///tmp/a.html"],
    ["not an address", "not an address"],
  ])("%s", (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});
