import { randomBytes } from "node:crypto";
import { symlinkSync } from "node:fs";
import { startDaemon } from "./daemon.ts";
import { DOVECOT_PACKAGES, startDovecot } from "./dovecot.ts";
import { installPackages } from "./packages.ts";
import { freePort, listens } from "./ports.ts";
import type { StartedWebmail } from "./webmail.ts";
import { Workspace } from "./workspace.ts";

/** In this order: `php-cgi` first keeps Apache away, `dbconfig-no-thanks` a database that the package would make. */
const PACKAGES = ["php-cgi", "php-cli", "dbconfig-no-thanks", "roundcube-sqlite3", "roundcube-core"];
/** Where Debian puts what the browser may see, and the settings that ours complete. */
const DOCUMENT_ROOT = "/var/lib/roundcube/public_html";
const DEFAULTS = "/etc/roundcube";

/** Installs what is missing and starts Roundcube, in PHP's own web server, on an IMAP server of its own. */
export async function startRoundcube(): Promise<StartedWebmail> {
  const reason = await installPackages([...DOVECOT_PACKAGES, ...PACKAGES]);
  if (reason !== null) return { webmail: null, reason };
  const workspace = new Workspace("bordereau-roundcube");
  const close = () => workspace.close();
  try {
    const { port: imapPort, ...mailbox } = await startDovecot(workspace, "claire@example.test");
    return { webmail: { origin: await startPhp(workspace, imapPort), ...mailbox, close }, reason: null };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns the address of Roundcube */
async function startPhp(workspace: Workspace, imapPort: number): Promise<string> {
  const port = await freePort();
  for (const name of ["logs", "temp"]) workspace.makeFolder(`roundcube/${name}`);
  workspace.write("roundcube/config/config.inc.php", configuration(workspace, imapPort));
  for (const name of ["defaults.inc.php", "mimetypes.php"]) {
    symlinkSync(`${DEFAULTS}/${name}`, workspace.path("roundcube", "config", name));
  }
  const settings = { display_errors: "0", upload_tmp_dir: workspace.path("roundcube", "temp") };
  const defines = Object.entries(settings).flatMap(([name, value]) => ["-d", `${name}=${value}`]);
  await startDaemon(workspace, {
    program: "php",
    args: [...defines, "-S", `127.0.0.1:${port}`, "-t", DOCUMENT_ROOT],
    // one request at a time would make a page wait for its own frame
    env: { ROUNDCUBE_CONFIG_DIR: workspace.path("roundcube", "config"), PHP_CLI_SERVER_WORKERS: "3" },
    answers: () => listens(port),
  });
  return `http://127.0.0.1:${port}`;
}

/** Roundcube makes the tables of an SQLite file that does not exist. */
function configuration(workspace: Workspace, imapPort: number): string {
  const path = (name: string) => workspace.path("roundcube", name);
  return `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${path("roundcube.db")}?mode=0600';
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['smtp_host'] = '127.0.0.1:9';
$config['des_key'] = '${randomBytes(12).toString("hex")}';
$config['log_dir'] = '${path("logs")}/';
$config['temp_dir'] = '${path("temp")}/';
$config['skin'] = 'elastic';
$config['language'] = 'en_US';
$config['plugins'] = [];
$config['enable_spellcheck'] = false;
`;
}
