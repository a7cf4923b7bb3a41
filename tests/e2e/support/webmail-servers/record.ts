/**
 * `npx tsx tests/e2e/support/webmail-servers/record.ts` writes down the pages of real webmails as a browser has them, in
 * `tests/fixtures/webmails/seen/`. It needs the extension's build.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser, type PageHandle } from "../../../../scripts/driver/index.ts";
import { HARD_MESSAGES } from "./hard-messages.ts";
import { startRoundcube } from "./roundcube.ts";
import { logInToRoundcube, openRoundcubeMessage, previewRoundcubeMessage } from "./roundcube-pages.ts";
import { startSogo } from "./sogo.ts";
import { logInToSogo, openSogoMessage } from "./sogo-pages.ts";
import type { StartedWebmail, Webmail } from "./webmail.ts";

const FOLDER = fileURLToPath(new URL("../../../fixtures/webmails/seen", import.meta.url));
const EXTENSION = fileURLToPath(new URL("../../../../.output/chrome-mv3", import.meta.url));
const DELIVERED = HARD_MESSAGES.filter(({ name }) => ["plain", "utf-8", "attachments"].includes(name));
const OPENED = DELIVERED.length;

mkdirSync(FOLDER, { recursive: true });
await record(startRoundcube, async (page, webmail) => {
  await logInToRoundcube(page, webmail);
  await previewRoundcubeMessage(page, OPENED);
  save("roundcube-list.html", await page.evaluate(() => document.documentElement.outerHTML), webmail);
  const preview = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("#messagecontframe");
    return frame?.contentDocument?.documentElement.outerHTML ?? "";
  });
  save("roundcube-preview.html", preview, webmail);
  await openRoundcubeMessage(page, webmail, OPENED);
  save("roundcube-message.html", await page.evaluate(() => document.documentElement.outerHTML), webmail);
});
await record(startSogo, async (page, webmail) => {
  await logInToSogo(page, webmail);
  await openSogoMessage(page, OPENED);
  save("sogo-message.html", await page.evaluate(() => document.querySelector("#detailView")?.outerHTML ?? ""), webmail);
});

async function record(
  start: () => Promise<StartedWebmail>,
  visit: (page: PageHandle, webmail: Webmail) => Promise<void>,
): Promise<void> {
  const { webmail, reason } = await start();
  if (webmail === null) {
    console.log(`skipped: ${reason}`);
    return;
  }
  try {
    for (const { bytes } of DELIVERED) await webmail.deliver(bytes);
    const downloadDir = mkdtempSync(join(tmpdir(), "bordereau-record-"));
    const driver = await launchBrowser("chromium", { extensionDir: EXTENSION, downloadDir, hostMap: {} });
    try {
      await visit(await driver.openPage("about:blank"), webmail);
    } finally {
      await driver.close();
      rmSync(downloadDir, { recursive: true, force: true });
    }
  } finally {
    await webmail.close();
  }
}

/** Without secrets, styles, and scripts other than the one that has the page's variables. */
function save(name: string, html: string, { origin }: Webmail): void {
  const text = html
    .replaceAll(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<!--[\s\S]*?-->/g, "")
    .replaceAll(/<script[\s\S]*?<\/script>/g, (script) => {
      const variables = /^rcmail\.set_env\(.*\);$/m.exec(script)?.[0];
      return variables === undefined ? "" : `<script>\nvar rcmail = new rcube_webmail();\n${variables}\n</script>`;
    })
    .replaceAll(origin, "https://webmail.example.test")
    .replaceAll(/("request_token":"|_token=|name="_token" value=")\w+/g, "$1REQUESTTOKEN")
    .replaceAll(/("user_id":")\w+/g, "$1USERID")
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/\n\s*\n/g, "\n");
  writeFileSync(join(FOLDER, name), `${text.trim()}\n`);
  console.log(`${name}: ${text.length} characters`);
}
