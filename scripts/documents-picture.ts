import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { request } from "../tests/e2e/support/background.ts";
import { DESK, exportMission, type PageHandle, waitForElement } from "./driver/index.ts";
import { IMAGES, picture } from "./picture.ts";
import { inPictureBrowser } from "./picture-browser.ts";

/** Of the sample mission, the exhibit with the most to see. */
const EXHIBIT = "piece-014";
/** Of the rendered pages: readable where the picture is shown large, small as a file. */
const DOTS_PER_INCH = 72;

/** The sample mission's report, its guidance and its numbering, and pages of its documents as a PDF reader shows them. */
export async function pictureDocuments(language: "en" | "fr"): Promise<void> {
  await inPictureBrowser({ windowSize: { width: 1280, height: 900 }, language }, async (driver, folder) => {
    const desk = await driver.openExtensionPage("options.html");
    const settings = await request(desk, "settings.get", {});
    await request(desk, "settings.set", { ...settings, documentLanguage: language });
    await desk.click({ testId: "sample-create" });
    await desk.waitFor((view) => document.querySelector(view) !== null, DESK.missionView, { timeoutMs: 60_000 });
    await picturePart(desk, "report", ".ProseMirror", `${language}-report`);
    await picturePart(desk, "guidance", '[data-testid="guidance-panel"] button', `${language}-guidance`);
    if (language === "fr") await picturePart(desk, "exhibits", '[data-testid="exhibit-row"]', "fr-exhibits");
    const [summary] = await request(desk, "missions.list", {});
    const { files } = await exportMission(driver, summary?.mission.title ?? "");
    const unpacked = join(folder, "dossier");
    mkdirSync(unpacked);
    execFileSync("unzip", ["-q", files[0] ?? "", "-d", unpacked]);
    renderFirstPage(join(unpacked, "bordereau-de-pieces.pdf"), `${language}-bordereau`);
    const exhibit = readdirSync(join(unpacked, "pieces")).find((name) => name.startsWith(EXHIBIT)) ?? "";
    renderFirstPage(join(unpacked, "pieces", exhibit, `${EXHIBIT}.pdf`), `${language}-piece`);
  });
}

async function picturePart(desk: PageHandle, part: string, ready: string, name: string): Promise<void> {
  await desk.click({ testId: `mission-part-${part}` });
  await waitForElement(desk, ready);
  await picture(desk, name);
}

/** A PDF's first page, by poppler. */
function renderFirstPage(pdf: string, name: string): void {
  const options = ["-png", "-r", String(DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile"];
  execFileSync("pdftoppm", [...options, pdf, join(IMAGES, name)]);
}
