import { describe, expect, it } from "vitest";
import { csvText } from "../../../utils/dossier/csv";

const BOM = "\uFEFF";

describe("csvText", () => {
  it("quotes every field, doubles quotes and ends lines with CRLF (RFC 4180)", () => {
    expect(
      csvText([
        ["a", 'b "c"; d'],
        ["é\nf", ""],
      ]),
    ).toBe(`${BOM}"a";"b ""c""; d"\r\n"é\nf";""\r\n`);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00A0=1", "＝1", "＋1", "－1", "＠A"])(
    "lets no spreadsheet compute %j",
    (formula) => {
      expect(csvText([[formula]])).toBe(`${BOM}"'${formula}"\r\n`);
    },
  );

  it.each(["a=1", "12", "2026-03-01", "L'été"])("leaves %j alone", (text) => {
    expect(csvText([[text]])).toBe(`${BOM}"${text}"\r\n`);
  });
});
