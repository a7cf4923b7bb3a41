import { missionNamed } from "../tests/e2e/support/background.ts";
import { dropOnDesk } from "../tests/e2e/support/drop.ts";
import { startResolver } from "../tests/e2e/support/resolver.ts";
import { rsaKey } from "../tests/unit/email/dkim/support/keys.ts";
import { signMail } from "../tests/unit/email/dkim/support/mailauth.ts";
import { waitForElement } from "./driver/index.ts";
import { picture } from "./picture.ts";
import { inPictureBrowser } from "./picture-browser.ts";

const WORDS = {
  fr: {
    mission: "Refonte du site de la boulangerie Martin",
    subject: "Validation de la maquette",
    text: "Bonjour Camille,\r\n\r\nLa maquette de l'accueil nous convient, vous pouvez passer en production.\r\n\r\nPaul Martin",
  },
  en: {
    mission: "Website of Martin's bakery",
    subject: "Approval of the design",
    text: "Hello Camille,\r\n\r\nWe are happy with the design of the home page, please go ahead.\r\n\r\nPaul Martin",
  },
} as const;

/** A signed message on the desk, checked with a key from a resolver of this run. */
export async function pictureMail(language: "en" | "fr"): Promise<void> {
  const words = WORDS[language];
  const key = rsaKey(2048);
  const selector = { signingDomain: "boulangerie-martin.example", selector: "s2026", privateKey: key.pem };
  const mail = [
    "From: Paul Martin <paul@boulangerie-martin.example>",
    "To: Camille Durand <camille@durand.example>",
    "Date: Thu, 05 Nov 2026 09:41:00 +0100",
    `Subject: ${words.subject}`,
    "Message-ID: <1@boulangerie-martin.example>",
    "",
    words.text,
    "",
  ].join("\r\n");
  const signTime = new Date("2026-11-05T08:41:05Z");
  const bytes = Buffer.from(await signMail(mail, { signatureData: [selector], signTime }), "latin1");
  const resolver = await startResolver({ "s2026._domainkey.boulangerie-martin.example": `v=DKIM1; p=${key.spki}` });
  const options = {
    windowSize: { width: 1280, height: 900 },
    hostMap: resolver.hostMap,
    grantedHosts: ["https://dns.google/*"],
    language,
  };
  try {
    await inPictureBrowser(options, async (driver) => {
      const desk = await driver.openExtensionPage("options.html");
      const missionId = await missionNamed(desk, words.mission);
      const [capture] = await dropOnDesk(desk, driver, missionId, [{ name: "message.eml", bytes }]);
      await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${capture?.id}`);
      await desk.click({ testId: "check-signatures" });
      await waitForElement(desk, "[data-testid=verdict][data-code=aligned]");
      await picture(desk, `${language}-mail`);
    });
  } finally {
    await resolver.close();
  }
}
