/**
 * `npx tsx tests/e2e/support/webmail-servers/prove.ts [roundcube] [sogo]` starts real webmails, delivers hard messages
 * and compares what the webmail's download gives back; one line a message.
 */
import { HARD_MESSAGES } from "./hard-messages.ts";
import { startRoundcube } from "./roundcube.ts";
import { RoundcubeSession } from "./roundcube-session.ts";
import { startSogo } from "./sogo.ts";
import { SogoSession, undoSogo } from "./sogo-session.ts";
import type { StartedWebmail, Webmail } from "./webmail.ts";

interface Candidate {
  start(): Promise<StartedWebmail>;
  logIn(webmail: Webmail): Promise<Pick<RoundcubeSession, "download" | "showSource">>;
  /** From what is downloaded to the message's bytes. */
  undo(bytes: Buffer): Buffer;
}

const CANDIDATES: Readonly<Record<string, Candidate>> = {
  roundcube: { start: startRoundcube, logIn: RoundcubeSession.logIn, undo: (bytes) => bytes },
  sogo: { start: startSogo, logIn: SogoSession.logIn, undo: undoSogo },
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(CANDIDATES)) {
  const candidate = CANDIDATES[name];
  if (candidate === undefined) throw new Error(`no webmail "${name}"`);
  await prove(name, candidate);
}

async function prove(name: string, candidate: Candidate): Promise<void> {
  const starting = performance.now();
  const { webmail, reason } = await candidate.start();
  if (webmail === null) {
    console.log(`${name} skipped: ${reason}`);
    return;
  }
  console.log(`${name} started in ${seconds(starting)} s`);
  try {
    await compare(webmail, candidate);
  } finally {
    const closing = performance.now();
    await webmail.close();
    console.log(`${name} closed in ${seconds(closing)} s`);
  }
}

async function compare(webmail: Webmail, { logIn, undo }: Candidate): Promise<void> {
  const session = await logIn(webmail);
  const imap = await webmail.imap();
  for (const { name, bytes } of HARD_MESSAGES) {
    const { uid } = await webmail.deliver(bytes);
    const stored = difference(bytes, await imap.fetchBytes("INBOX", uid));
    const received = await session.download(uid);
    const downloaded = difference(bytes, undo(received));
    const shown = await session.showSource(uid);
    const flags = await imap.fetchFlags("INBOX", uid);
    const isSame = stored === null && downloaded === null && flags.length === 0;
    if (!isSame) process.exitCode = 1;
    console.log(
      `${isSame ? "ok    " : "FAILED"} ${name.padEnd(17)} ${bytes.length} bytes`,
      `stored: ${stored ?? "same"}, downloaded: ${downloaded ?? "same"} (${received.length} bytes on the way),`,
      `source shown: ${shown.length} bytes, flags: ${flags.join(" ") || "none"}`,
    );
  }
  await imap.logOut();
}

/** Null where there is none. */
function difference(expected: Uint8Array, found: Buffer): string | null {
  const wanted = Buffer.from(expected);
  if (wanted.equals(found)) return null;
  const at = wanted.findIndex((byte, index) => byte !== found[index]);
  const around = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, at - 5), at + 10).toString("latin1"));
  return `${found.length} bytes, at ${at} ${around(wanted)} became ${around(found)}`;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
