import { readdirSync, readFileSync } from "node:fs";
import type { BrowserKind } from "../scripts/driver/index.ts";

/** Resident memory of some processes, in bytes. */
export interface Memory {
  /** Pages that processes share count once for each. */
  readonly rssBytes: number;
  /** Pages that processes share count once altogether; null where the system does not say. */
  readonly pssBytes: number | null;
}

export interface BrowserMemory {
  /** Pages, extension pages, service worker and dedicated workers: every process that runs scripts. */
  readonly renderers: Memory;
  readonly rendererCount: number;
  /** All other processes of the browser. */
  readonly others: Memory;
}

interface ProcessInfo {
  readonly pid: number;
  readonly parentPid: number;
  readonly command: string;
}

/** Reads `/proc` (Linux): what the browser that runs on this profile has in memory now. */
export function readBrowserMemory(kind: BrowserKind, profileDir: string): BrowserMemory {
  const all = listProcesses();
  const members = new Set(all.filter(({ command }) => command.includes(profileDir)).map(({ pid }) => pid));
  // descendants of a descendant may be listed before it
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    for (const { pid, parentPid } of all) if (members.has(parentPid)) members.add(pid);
  }
  const isRenderer = ({ command }: ProcessInfo) =>
    kind === "chromium" ? command.includes("--type=renderer") : /-contentproc.* tab$/.test(command);
  const own = all.filter(({ pid }) => members.has(pid));
  const renderers = own.filter(isRenderer);
  return {
    renderers: sum(renderers),
    rendererCount: renderers.length,
    others: sum(own.filter((each) => !isRenderer(each))),
  };
}

function listProcesses(): ProcessInfo[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const command = read(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim();
      const parentPid = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
      return command === "" || parentPid === undefined
        ? []
        : [{ pid: Number(name), parentPid: Number(parentPid), command }];
    });
}

function sum(processes: readonly ProcessInfo[]): Memory {
  let rssBytes = 0;
  let pssBytes: number | null = 0;
  for (const { pid } of processes) {
    const rss = kilobytes(`/proc/${pid}/status`, "VmRSS");
    // gone between the listing and now
    if (rss === null) continue;
    rssBytes += rss;
    const pss = kilobytes(`/proc/${pid}/smaps_rollup`, "Pss");
    pssBytes = pss === null || pssBytes === null ? null : pssBytes + pss;
  }
  return { rssBytes, pssBytes };
}

/** A value that `/proc` gives in kB, in bytes. */
function kilobytes(file: string, name: string): number | null {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(read(file))?.[1];
  return found === undefined ? null : Number(found) * 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
