import { parseMessagesFile } from "@wxt-dev/i18n/build";
import { expect, it } from "vitest";
import { BUILT_IN_POINTS, GUIDANCE_ACTIONS, REMINDER_KINDS } from "../../../utils/core";

const keys = (await parseMessagesFile("locales/fr.yml")).map(({ key }) => key.join("."));

/** What follows a beginning in the names of texts, with the hyphens that those cannot have. */
function named(beginning: string): string[] {
  return keys
    .filter((key) => key.startsWith(`guidance.${beginning}_`))
    .map((key) => key.slice(`guidance.${beginning}_`.length).replaceAll("_", "-"));
}

it.each(["point", "why", "how"])("every built-in point has its text, and no other: %s", (beginning) => {
  expect(named(beginning).sort()).toEqual([...BUILT_IN_POINTS].sort());
});

it("every action and every reminder has its text", () => {
  expect(named("action")).toEqual(expect.arrayContaining([...GUIDANCE_ACTIONS]));
  expect(named("reminder")).toEqual(expect.arrayContaining([...REMINDER_KINDS]));
});
