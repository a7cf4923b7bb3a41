import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { startDaemon } from "./daemon.ts";
import { freePort } from "./ports.ts";
import type { Workspace } from "./workspace.ts";

export const POSTGRES_PACKAGES = ["postgresql"];

const run = promisify(execFile);
/** One folder for each installed version. */
const VERSIONS = "/usr/lib/postgresql";
const USER = "postgres";

export interface Postgres {
  /** The address of its one database, which wants no password from this machine. */
  readonly url: string;
  execute(sql: string): Promise<void>;
}

/** Starts a database server that forgets everything. */
export async function startPostgres(workspace: Workspace): Promise<Postgres> {
  const newest = readdirSync(VERSIONS).sort((left, right) => Number(right) - Number(left))[0];
  const program = (name: string) => `${VERSIONS}/${newest}/bin/${name}`;
  const data = workspace.path("postgres");
  const { identity } = workspace.account;
  const options = ["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run(program("initdb"), ["-D", data, ...options], { ...identity, cwd: workspace.folder });
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: workspace.folder, fsync: "off" };
  async function execute(sql: string): Promise<void> {
    const place = ["-h", "127.0.0.1", "-p", String(port), "-U", USER, "-d", "postgres"];
    await run(program("psql"), ["-v", "ON_ERROR_STOP=1", ...place, "-qc", sql]);
  }
  await startDaemon(workspace, {
    program: program("postgres"),
    args: [
      "-D",
      data,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    answers: () =>
      execute("SELECT 1").then(
        () => true,
        () => false,
      ),
  });
  return { url: `postgresql://${USER}:none@127.0.0.1:${port}/postgres`, execute };
}
