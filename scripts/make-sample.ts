import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { request } from "../tests/e2e/support/background.ts";
import { dropOnDesk } from "../tests/e2e/support/drop.ts";
import { startHttpsServer } from "../tests/e2e/support/https.ts";
import { type BrowserDriver, captureInPopup, launchBrowser, type PageHandle } from "./driver/index.ts";
import { composeMail } from "./sample/compose-mail.ts";
import { DOCUMENTS } from "./sample/content/documents.ts";
import { MAILS } from "./sample/content/mails.ts";
import { MISSION } from "./sample/content/mission.ts";
import { NOTES } from "./sample/content/notes.ts";
import { PAGES, type SamplePage } from "./sample/content/pages.ts";
import { printDocument } from "./sample/print-document.ts";
import { HOSTS, serveContent } from "./sample/serve-content.ts";
import { type SampleTexts, writeSample } from "./sample/write-sample.ts";

/*
 * npx tsx scripts/make-sample.ts [folder of a built extension]
 * Makes public/sample, the mission that new users may try: its pages are served under their own names and captured
 * by the extension, its documents printed, its e-mails written. Needs Chromium, and fonts for Chinese, Japanese and
 * emoji; what a page says of the reader's clock is that of Paris.
 */

process.env.TZ = "Europe/Paris";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SAMPLE = join(ROOT, "public/sample");
const MAX_BYTES = 4_000_000;
/** The picture in an e-mail shows this part of a page, smaller. CSS pixels. */
const PICTURE = { page: "https://www.atelier-verrier.example/boutique/vase-onde", clip: { width: 1280, height: 800 } };
const PICTURE_SCALE = 0.35;

async function capture(driver: BrowserDriver, { url, kind, note }: SamplePage): Promise<string> {
  const page = await driver.openPage(url);
  const outcome = await captureInPopup(driver, page, { mission: MISSION.title, kind, note });
  await page.close();
  if (outcome.state !== "complete") throw new Error(`${url}: ${outcome.state} ${outcome.error}`);
  console.log(`${url}  ${outcome.files} files, ${(outcome.bytes / 1_000).toFixed(0)} kB`);
  return outcome.captureId;
}

async function pictureOf(driver: BrowserDriver): Promise<Buffer> {
  const page = await driver.openPage(PICTURE.page);
  const clip = { x: 0, y: 0, ...PICTURE.clip, scale: PICTURE_SCALE };
  const { data } = await page.protocol<{ data: string }>("Page.captureScreenshot", { clip });
  await page.close();
  return Buffer.from(data, "base64");
}

/** Files and e-mails, as a user drops them on the desk. */
async function addFiles(driver: BrowserDriver, desk: PageHandle, missionId: string): Promise<Map<string, SampleTexts>> {
  const texts = new Map<string, SampleTexts>();
  const printed = new Map<string, Buffer>();
  for (const document of DOCUMENTS) {
    const { name, kind, title, note, datedAt } = document;
    const bytes = await printDocument(driver, document);
    printed.set(name, bytes);
    const [added] = await dropOnDesk(desk, driver, missionId, [{ name: `${name}.pdf`, bytes }]);
    const captureId = added?.id ?? "";
    await request(desk, "captures.annotate", { captureId, title, note, kind });
    texts.set(captureId, { title, note, datedAt });
  }
  const picture = await pictureOf(driver);
  for (const mail of MAILS) {
    const pdf = mail.attachment === undefined ? undefined : printed.get(mail.attachment);
    const attachment = pdf ? { fileName: `${mail.attachment}.pdf`, bytes: pdf } : null;
    const text = composeMail(mail, { picture: mail.picture ? picture : null, attachment });
    const bytes = Buffer.from(text, "latin1");
    const [added] = await dropOnDesk(desk, driver, missionId, [{ name: `${mail.name}.eml`, bytes }]);
    const captureId = added?.id ?? "";
    await request(desk, "captures.annotate", { captureId, title: mail.subject, note: mail.note, kind: mail.kind });
    texts.set(captureId, { title: mail.subject, note: mail.note, datedAt: new Date(mail.date).toISOString() });
  }
  return texts;
}

async function addNotes(desk: PageHandle, missionId: string): Promise<Map<string, SampleTexts>> {
  const texts = new Map<string, SampleTexts>();
  for (const { kind, title, text, datedAt } of NOTES) {
    const { id } = await request(desk, "notes.create", { missionId, kind, title, text, datedAt });
    texts.set(id, { title, note: "", datedAt });
  }
  return texts;
}

const folder = mkdtempSync(join(tmpdir(), "bordereau-sample-"));
const server = await startHttpsServer(HOSTS, serveContent);
const driver = await launchBrowser("chromium", {
  extensionDir: resolve(process.argv[2] ?? join(ROOT, ".output/chrome-mv3")),
  downloadDir: join(folder, "downloads"),
  windowSize: { width: 1280, height: 800 },
  hostMap: server.hostMap,
  language: "fr",
});
try {
  const desk = await driver.openExtensionPage("options.html");
  const { id: missionId } = await request(desk, "missions.create", MISSION);
  const texts = new Map<string, SampleTexts>();
  for (const page of PAGES) {
    texts.set(await capture(driver, page), { title: "", note: page.note, datedAt: page.datedAt });
  }
  for (const [id, own] of await addFiles(driver, desk, missionId)) texts.set(id, own);
  for (const [id, own] of await addNotes(desk, missionId)) texts.set(id, own);
  const { files, sizeBytes } = await writeSample(desk, SAMPLE, MISSION, texts);
  console.log(`public/sample: ${texts.size} captures, ${files} files, ${(sizeBytes / 1_000).toFixed(0)} kB`);
  if (sizeBytes > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`);
} finally {
  await driver.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
