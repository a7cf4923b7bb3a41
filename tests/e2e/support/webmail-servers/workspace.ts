import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Account, serverAccount } from "./account.ts";

/** Something that runs in a workspace and ends with it. */
export interface Tenant {
  stop(): Promise<void>;
  /** At once, because Node is about to exit. */
  kill(): void;
}

/** A temporary folder that belongs to the account of the servers, and the servers in it. */
export class Workspace {
  readonly folder: string;
  readonly account: Account = serverAccount();
  readonly #tenants: Tenant[] = [];
  readonly #abandon = () => {
    for (const tenant of this.#tenants) tenant.kill();
    this.#remove();
  };

  constructor(prefix: string) {
    this.folder = mkdtempSync(join(tmpdir(), `${prefix}-`));
    this.#own(this.folder);
    // for a run that is broken off; a signal alone ends Node without its exit handlers
    process.once("exit", this.#abandon);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, exit);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  makeFolder(name: string): void {
    if (name === ".") return;
    this.makeFolder(dirname(name));
    mkdirSync(this.path(name), { recursive: true });
    this.#own(this.path(name));
  }

  /** Writes a file that only the account can read. @returns its path */
  write(name: string, text: string): string {
    this.makeFolder(dirname(name));
    writeFileSync(this.path(name), text, { mode: 0o600 });
    this.#own(this.path(name));
    return this.path(name);
  }

  /** What comes in last is stopped first. */
  add(tenant: Tenant): void {
    this.#tenants.unshift(tenant);
  }

  async close(): Promise<void> {
    for (const tenant of this.#tenants) await tenant.stop();
    this.#remove();
    process.removeListener("exit", this.#abandon);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(signal, exit);
  }

  #own(path: string): void {
    chownSync(path, this.account.uid, this.account.gid);
  }

  #remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function exit(): void {
  process.exit(1);
}
