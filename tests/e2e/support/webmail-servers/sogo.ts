import { inGroup } from "./account.ts";
import { startDaemon } from "./daemon.ts";
import { DOVECOT_PACKAGES, startDovecot } from "./dovecot.ts";
import { installPackages } from "./packages.ts";
import { freePort, listens } from "./ports.ts";
import { POSTGRES_PACKAGES, startPostgres } from "./postgres.ts";
import { startSogoProxy } from "./sogo-proxy.ts";
import type { StartedWebmail } from "./webmail.ts";
import { Workspace } from "./workspace.ts";

const PACKAGES = ["sogo", "memcached"];

/** What SOGo needs behind it. */
interface Behind {
  readonly imapPort: number;
  readonly cachePort: number;
  readonly databaseUrl: string;
}

/** Installs what is missing and starts SOGo on an IMAP server, a database and a cache of its own. */
export async function startSogo(): Promise<StartedWebmail> {
  const reason = await installPackages([...DOVECOT_PACKAGES, ...POSTGRES_PACKAGES, ...PACKAGES]);
  if (reason !== null) return { webmail: null, reason };
  if (process.getuid?.() !== 0) return { webmail: null, reason: "only root may start SOGo: it reads a file in /etc" };
  const workspace = new Workspace("bordereau-sogo");
  const close = () => workspace.close();
  try {
    const { port: imapPort, ...mailbox } = await startDovecot(workspace, "claire");
    const database = await startPostgres(workspace);
    await database.execute(`
      CREATE TABLE users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text);
      INSERT INTO users
      VALUES ('${mailbox.user}', '${mailbox.user}', '${mailbox.password}', 'Claire Durand', 'claire@example.test')`);
    const cachePort = await startMemcached(workspace);
    const port = await startSogod(workspace, { imapPort, cachePort, databaseUrl: database.url });
    return { webmail: { origin: await startSogoProxy(workspace, port), ...mailbox, close }, reason: null };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startMemcached(workspace: Workspace): Promise<number> {
  const port = await freePort();
  await startDaemon(workspace, {
    program: "memcached",
    args: ["-l", "127.0.0.1", "-p", String(port), "-U", "0", "-m", "16"],
    answers: () => listens(port),
  });
  return port;
}

async function startSogod(workspace: Workspace, behind: Behind): Promise<number> {
  const port = await freePort();
  workspace.makeFolder("spool");
  await startDaemon(workspace, {
    program: "sogod",
    // they go before what stands in /etc
    args: Object.entries(settings(workspace, port, behind)).flatMap(([name, value]) => [`-${name}`, value]),
    // without this group it may not read the file in /etc, and ends
    identity: inGroup(workspace.account, "sogo"),
    answers: () => listens(port),
    // asked politely, it takes more than five seconds
    stopSignal: "SIGKILL",
  });
  return port;
}

function settings(workspace: Workspace, port: number, { imapPort, cachePort, databaseUrl }: Behind) {
  return {
    WOPort: `127.0.0.1:${port}`,
    WONoDetach: "YES",
    // one process: a watch dog refuses requests while its workers are busy
    WOUseWatchDog: "NO",
    SxVMemLimit: "4096",
    WOLogFile: "-",
    WOPidFile: workspace.path("sogo.pid"),
    SOGoMemcachedHost: `127.0.0.1:${cachePort}`,
    SOGoProfileURL: `${databaseUrl}/sogo_user_profile`,
    OCSFolderInfoURL: `${databaseUrl}/sogo_folder_info`,
    OCSSessionsFolderURL: `${databaseUrl}/sogo_sessions_folder`,
    OCSEMailAlarmsFolderURL: `${databaseUrl}/sogo_alarms_folder`,
    SOGoUserSources: `({
      type = sql; id = users; viewURL = "${databaseUrl}/users";
      canAuthenticate = YES; isAddressBook = NO; userPasswordAlgorithm = plain;
    })`,
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}`,
    SOGoSieveServer: "sieve://127.0.0.1:9",
    SOGoMailDomain: "example.test",
    SOGoMailSpoolPath: workspace.path("spool"),
    SOGoLanguage: "English",
    SOGoTimeZone: "UTC",
    SOGoLoginModule: "Mail",
    // never: its page would mark them at a moment that nobody can wait for; quoted, or it would be an option's name
    SOGoMailAutoMarkAsReadDelay: '"-1"',
  };
}
