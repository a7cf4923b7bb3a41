import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { DriverError } from "./types.ts";

const running = new Set<BrowserProcess>();
let watchesExit = false;

/** A browser's processes and, where it is ours, the profile folder that goes with them. */
export class BrowserProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  readonly #temporaryDirs: readonly string[];
  #output = "";

  constructor(
    program: string,
    args: readonly string[],
    options: {
      readonly env?: NodeJS.ProcessEnv;
      readonly pipes?: boolean;
      /** Removed when the browser has gone. */
      readonly temporaryDirs?: readonly string[];
    } = {},
  ) {
    this.#temporaryDirs = options.temporaryDirs ?? [];
    // a group of its own, so that helper processes can be killed with it and Ctrl-C leaves a clean close to us
    this.child = spawn(program, args, {
      env: { ...process.env, ...options.env },
      detached: process.platform !== "win32",
      stdio: options.pipes ? ["ignore", "pipe", "pipe", "pipe", "pipe"] : ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString("utf8")).slice(-20_000);
      });
    }
    this.exited = new Promise((resolve) => {
      this.child.once("error", () => resolve());
      this.child.once("exit", () => resolve());
    });
    running.add(this);
    if (!watchesExit) {
      process.once("exit", BrowserProcess.#killAll);
      // a signal alone ends Node without its exit handlers; test workers are ended that way
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
    }
    watchesExit = true;
  }

  /** The end of what the browser wrote on its terminal. */
  get output(): string {
    return this.#output;
  }

  /** Resolves with what a pattern catches in the browser's output; rejects when the browser ends first. */
  async announced(pattern: RegExp, timeoutMs = 60_000): Promise<string> {
    const end = Date.now() + timeoutMs;
    let gone = false;
    void this.exited.then(() => {
      gone = true;
    });
    for (;;) {
      const caught = pattern.exec(this.#output)?.[1];
      if (caught !== undefined) return caught;
      if (gone || Date.now() > end) throw new DriverError(`The browser did not start:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** SIGKILL to every process of the browser; resolves when they have gone. */
  async kill(): Promise<void> {
    this.#signal("SIGKILL");
    await this.exited;
    running.delete(this);
    this.#removeDirs();
  }

  /** Waits for a browser that was asked to close, and kills what is left of it. */
  async ended(timeoutMs = 10_000): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.exited, late]);
    clearTimeout(timer);
    await this.kill();
  }

  /** Nothing asynchronous runs any more when Node exits. */
  static #killAll(): void {
    for (const browser of running) {
      browser.#signal("SIGKILL");
      browser.#removeDirs();
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // the group has gone already
    }
  }

  #removeDirs(): void {
    for (const dir of this.#temporaryDirs)
      rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
