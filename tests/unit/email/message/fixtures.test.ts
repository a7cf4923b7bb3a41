import { readdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytes, MAILS } from "../../../fixtures/mail/build";
import { mailFixture } from "../../../fixtures/mail/read";

const FOLDER = new URL("../../../fixtures/mail/", import.meta.url);

describe("mail fixtures", () => {
  it.each(Object.entries(MAILS))("%s is what is built", (name, content) => {
    if (process.env.UPDATE_MAIL_FIXTURES) writeFileSync(new URL(name, FOLDER), bytes(content));
    expect(Buffer.from(mailFixture(name)).toString("latin1")).toBe(content);
  });

  it("has no file that nothing builds, but those that other programs wrote", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".eml") && !/^(nodemailer|python)-/.test(name));
    expect(files.sort()).toEqual(Object.keys(MAILS).sort());
  });
});
