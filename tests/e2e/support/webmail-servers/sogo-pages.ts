import type { PageHandle } from "../../../../scripts/driver/index.ts";
import type { Webmail } from "./webmail.ts";

/** Fills in SOGo's login form and waits for its list of messages. */
export async function logInToSogo(page: PageHandle, { origin, user, password }: Webmail): Promise<void> {
  await page.goto(`${origin}/SOGo/`);
  await page.fill("input[ng-model='app.creds.username']", user);
  await page.fill("#passwordField", password);
  await page.click("button[type=submit]");
  const label = "SOGo's list of messages";
  await page.waitFor(() => document.querySelector("#messagesList md-list-item") !== null, undefined, { label });
}

/** Shows a message in the pane beside the list. */
export async function openSogoMessage(page: PageHandle, uid: number): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = `#!/Mail/0/INBOX/${wanted}`;
  }, uid);
  const label = "the message in SOGo";
  await page.waitFor(() => document.querySelector("#detailView .sg-md-headline") !== null, undefined, { label });
}
