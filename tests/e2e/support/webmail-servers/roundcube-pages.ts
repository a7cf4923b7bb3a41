import type { PageHandle } from "../../../../scripts/driver/index.ts";
import type { Webmail } from "./webmail.ts";

/** Fills in Roundcube's login form and waits for the messages in its list. */
export async function logInToRoundcube(page: PageHandle, { origin, user, password }: Webmail): Promise<void> {
  await page.goto(`${origin}/`);
  await page.fill("#rcmloginuser", user);
  await page.fill("#rcmloginpwd", password);
  await page.click("#rcmloginsubmit");
  const label = "Roundcube's list of messages";
  await page.waitFor(() => document.querySelector("#messagelist tr.message") !== null, undefined, { label });
}

/** Opens a message on a page of its own. */
export async function openRoundcubeMessage(page: PageHandle, { origin }: Webmail, uid: number): Promise<void> {
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`);
  const label = "the message in Roundcube";
  await page.waitFor(() => document.querySelector("#messagebody") !== null, undefined, { label });
}

/** Chooses a message in the list and waits for the preview pane beside it. */
export async function previewRoundcubeMessage(page: PageHandle, uid: number): Promise<void> {
  // the rows are named by the UID in base64, without padding
  const row = `#rcmrow${btoa(String(uid)).replaceAll("=", "")}`;
  await page.click(`${row} td.subject`);
  await page.waitFor(
    (wanted) => {
      const pane = document.querySelector<HTMLIFrameElement>("#messagecontframe")?.contentDocument;
      const shown = new URLSearchParams(pane?.location.search).get("_uid");
      return shown === wanted && pane?.readyState === "complete" && pane.querySelector("#messagebody") !== null;
    },
    String(uid),
    { label: "Roundcube's preview pane" },
  );
}
