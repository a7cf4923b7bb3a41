import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { missionNamed, request } from "../tests/e2e/support/background.ts";
import { chooseFiles } from "../tests/e2e/support/choose-files.ts";
import { startTimestampAuthority } from "../tests/support/timestamp-authority/index.ts";
import { type BrowserDriver, exportMission, waitForElement } from "./driver/index.ts";
import { picture } from "./picture.ts";
import { EXTENSION, inPictureBrowser } from "./picture-browser.ts";

const WORDS = {
  fr: {
    mission: "Refonte du site de la boulangerie Martin",
    title: "Appel de M. Martin : lot 2 validé",
    text: "M. Martin valide le tableau de bord et demande la mise en ligne avant le 18 décembre.",
    changed: "Confirmé par courriel le lendemain.",
  },
  en: {
    mission: "Website of Martin’s bakery",
    title: "Call from Mr Martin: part 2 approved",
    text: "Mr Martin approves the dashboard and asks for it to go live before 18 December.",
    changed: "Confirmed by e-mail on the day after.",
  },
} as const;

/** As its certificate has it. */
const AUTHORITY = "Example Timestamp Authority";

/** A capture that an authority of this run has stamped: its history, the settings for it, and its dossier's verdict. */
export async function pictureProof(language: "en" | "fr"): Promise<void> {
  const words = WORDS[language];
  const authority = await startTimestampAuthority({ keyType: "ec" });
  const options = {
    windowSize: { width: 1280, height: 1000 },
    grantedHosts: ["http://127.0.0.1/*"],
    language,
  };
  try {
    await inPictureBrowser(options, async (driver, folder) => {
      const desk = await driver.openExtensionPage("options.html");
      const settings = await request(desk, "settings.get", {});
      const own = { id: "own-1", name: AUTHORITY, url: authority.url };
      await request(desk, "settings.set", { ...settings, ownAuthorities: [own], ownRoots: authority.rootPem });
      const missionId = await missionNamed(desk, words.mission);
      const note = { missionId, kind: "validation" as const, title: words.title, text: words.text };
      const { id } = await request(desk, "notes.create", { ...note, datedAt: new Date().toISOString() });
      await request(desk, "captures.annotate", {
        captureId: id,
        title: words.title,
        note: words.changed,
        kind: note.kind,
      });
      await request(desk, "proof.stampNow", {});
      await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${id}`);
      await desk.click({ testId: "preview-tab-history" });
      await waitForElement(desk, "[data-testid=capture-proof] [data-state=stamped]");
      await picture(desk, `${language}-history`);

      if (language === "fr") {
        await desk.goto(`${driver.extensionOrigin}/options.html#/settings`);
        await waitForElement(desk, "[data-testid=stamp-now]");
        await desk.evaluate(() =>
          document.querySelector("[data-testid=stamp-now]")?.closest("section")?.scrollIntoView(),
        );
        await picture(desk, "fr-timestamps");
      }
      await desk.close();
      await pictureVerifier(driver, { ...words, folder, rootPem: authority.rootPem }, `${language}-verifier`);
    });
  } finally {
    await authority.close();
  }
}

/** The verdict of `verifier.html`, once it knows the authority's root. */
async function pictureVerifier(
  driver: BrowserDriver,
  { mission, folder, rootPem }: { readonly mission: string; readonly folder: string; readonly rootPem: string },
  name: string,
): Promise<void> {
  const [zip = ""] = (await exportMission(driver, mission)).files;
  const roots = join(folder, "roots.pem");
  writeFileSync(roots, rootPem);
  const page = await driver.openPage(pathToFileURL(join(EXTENSION, "verifier.html")).href);
  await chooseFiles(page, driver.kind, "choose-zips", [zip]);
  await chooseFiles(page, driver.kind, "choose-roots", [roots]);
  await waitForElement(page, "[data-says=existed-by]");
  await picture(page, name);
  await page.close();
}
