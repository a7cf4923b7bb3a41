import { type ChildProcess, spawn } from "node:child_process";
import type { Account } from "./account.ts";
import { findProgram } from "./packages.ts";
import type { Tenant, Workspace } from "./workspace.ts";

const START_MS = 30_000;
const STOP_MS = 5_000;

export interface DaemonOrder {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The workspace's account unless told otherwise. */
  readonly identity?: Account["identity"];
  /** How it is asked to end: SIGTERM unless told otherwise. */
  readonly stopSignal?: NodeJS.Signals;
  /** Whether the server has started. */
  answers(): Promise<boolean>;
}

/**
 * Starts a server in the foreground, as the workspace's account, and waits until it answers.
 * @throws with the server's output where it does not
 */
export async function startDaemon(workspace: Workspace, order: DaemonOrder): Promise<void> {
  const { program, answers } = order;
  const daemon = new Daemon(order, workspace);
  workspace.add(daemon);
  const end = Date.now() + START_MS;
  while (!(await answers())) {
    if (daemon.hasExited || Date.now() > end) throw new Error(`${program} did not start:\n${daemon.output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process and all that it started: a process group of its own. */
class Daemon implements Tenant {
  hasExited = false;
  /** The end of what the server wrote on its terminal. */
  output = "";
  readonly #child: ChildProcess;
  readonly #stopSignal: NodeJS.Signals;
  readonly #exited: Promise<void>;

  constructor(order: DaemonOrder, { folder, account }: Workspace) {
    const { program, args, env, identity, stopSignal = "SIGTERM" } = order;
    this.#stopSignal = stopSignal;
    this.#child = spawn(findProgram(program) ?? program, args, {
      cwd: folder,
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LANG: "C.UTF-8", HOME: folder, ...env },
      ...(identity ?? account.identity),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output = (this.output + text).slice(-20_000);
      });
    }
    this.#exited = new Promise((resolve) => {
      const end = (problem: unknown) => {
        if (problem instanceof Error) this.output += problem.message;
        this.hasExited = true;
        resolve();
      };
      this.#child.once("error", end).once("exit", end);
    });
  }

  async stop(): Promise<void> {
    this.#signal(this.#stopSignal);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_MS);
    });
    await Promise.race([this.#exited, late]);
    clearTimeout(timer);
    this.kill();
    await this.#exited;
  }

  kill(): void {
    this.#signal("SIGKILL");
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // the group has gone already
    }
  }
}
