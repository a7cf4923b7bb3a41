import { writeFile } from "node:fs/promises";
import { DriverError, type PageHandle, type Target, type WaitOptions } from "./types.ts";

const DEFAULT_TIMEOUT_MS = 15_000;
/** One look lasts at most this long inside the page, so that a navigation does not swallow the rest of the wait. */
const LOOK_MS = 1_000;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a browser must offer for one document; everything else is built on it. */
export interface PageChannel {
  /** Evaluates an expression that is a promise of a JSON text, with a user gesture. */
  evaluateJson(expression: string): Promise<string>;
  /** The same in every frame, apart from the page's scripts; frames that do not answer are left out. */
  evaluateJsonInFrames(expression: string): Promise<string[]>;
  /** A command of the browser's own protocol, about this document. */
  protocol<T>(method: string, params?: Readonly<Record<string, unknown>>): Promise<T>;
  mouseClick(point: Point): Promise<void>;
  press(key: string): Promise<void>;
  /** PNG in base64. */
  screenshot(): Promise<string>;
  /** PNG in base64 of the whole document, painted at once. */
  fullPageScreenshot(): Promise<string>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  goto(url: string, waitUntil: "load" | "commit"): Promise<void>;
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** An expression that calls a function with a JSON argument and answers JSON. */
export function callExpression(fn: (...args: never[]) => unknown, arg?: unknown): string {
  // tsx keeps function names through a helper that does not exist in the page
  return `(async () => {
    const __name = (value) => value;
    const value = await (${fn})(${JSON.stringify(arg) ?? "undefined"});
    return JSON.stringify(value === undefined ? null : value);
  })()`;
}

/** Like `callExpression`, called again until truthy or until the look is over. */
function lookExpression(fn: (...args: never[]) => unknown, arg: unknown): string {
  return `(async () => {
    const __name = (value) => value;
    const end = performance.now() + ${LOOK_MS};
    for (;;) {
      const value = await (${fn})(${JSON.stringify(arg) ?? "undefined"});
      if (value || performance.now() > end) return JSON.stringify(value === undefined ? null : value);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })()`;
}

/** The selector of a target. */
export function selectorOf(target: Target): string {
  return typeof target === "string" ? target : `[data-testid="${target.testId}"]`;
}

/** A navigation, a reload or a worker that has just been stopped takes its context with it. */
function isGoneContext(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context|session|navigat|no such frame|destroyed|Inspected target|AbortError|actor|unknown error/i.test(
      error.message,
    )
  );
}

/**
 * Where to click an element, once it stands still, is enabled and lies on top; notes whether the next click reaches
 * it. Runs inside the page.
 */
async function clickablePoint(selector: string): Promise<Point | null> {
  const element = [...document.querySelectorAll(selector)].find((candidate) => candidate.getClientRects().length > 0);
  if (!element || element.matches(":disabled, [aria-disabled=true], [data-disabled=true]")) return null;
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 40));
  const after = element.getBoundingClientRect();
  if (before.x !== after.x || before.y !== after.y || before.width !== after.width) return null;
  const x = Math.max(0, after.left) + (Math.min(innerWidth, after.right) - Math.max(0, after.left)) / 2;
  const y = Math.max(0, after.top) + (Math.min(innerHeight, after.bottom) - Math.max(0, after.top)) / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !(element.contains(hit) || hit.contains(element))) return null;
  const notes = globalThis as { bordereauClicked?: boolean };
  notes.bordereauClicked = false;
  const note = () => {
    notes.bordereauClicked = true;
  };
  (element.contains(hit) ? element : hit).addEventListener("click", note, { capture: true, once: true });
  return { x, y };
}

/** Whether the last click reached its element. Runs inside the page. */
function wasClicked(): boolean {
  // a click that led to another document has arrived
  return (globalThis as { bordereauClicked?: boolean }).bordereauClicked !== false;
}

/** Sets a field's value through the native setter, which React's own does not hide. Runs inside the page. */
function setFieldValue({ selector, value }: { selector: string; value: string }): boolean {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(selector);
  if (!field || field.matches(":disabled, :read-only:not(select)")) return false;
  field.focus();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/** Builds a page handle on a browser's channel. */
export function createPage(channel: PageChannel): PageHandle {
  async function evaluate(fn: (...args: never[]) => unknown, arg?: unknown): Promise<never> {
    return JSON.parse(await channel.evaluateJson(callExpression(fn, arg))) as never;
  }

  async function waitFor(fn: (...args: never[]) => unknown, arg?: unknown, options: WaitOptions = {}): Promise<never> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const end = Date.now() + timeoutMs;
    let lastError: unknown;
    do {
      try {
        const value: unknown = JSON.parse(await withTimeout(channel.evaluateJson(lookExpression(fn, arg)), end));
        if (value) return value as never;
      } catch (error) {
        if (!isGoneContext(error)) throw error;
        lastError = error;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    } while (Date.now() < end);
    throw new DriverError(`Waited ${timeoutMs} ms in vain for ${options.label ?? String(fn)}`, { cause: lastError });
  }

  return {
    evaluate,
    waitFor,
    async click(target, options = {}) {
      const selector = selectorOf(target);
      const label = `a clickable ${selector}`;
      const end = Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
      // a page that moves while the mouse is on its way makes a click miss
      do {
        const timeoutMs = Math.max(end - Date.now(), LOOK_MS);
        await channel.mouseClick(await waitFor(clickablePoint, selector, { label, timeoutMs }));
        const reached = await evaluate(wasClicked).catch((error: unknown) => {
          if (isGoneContext(error)) return true;
          throw error;
        });
        if (reached) return;
      } while (Date.now() < end);
      throw new DriverError(`No click reached ${selector}`);
    },
    async fill(target, value, options = {}) {
      const selector = selectorOf(target);
      await waitFor(setFieldValue, { selector, value }, { label: `the field ${selector}`, ...options });
    },
    async evaluateInFrames(fn: (...args: never[]) => unknown, arg?: unknown): Promise<never[]> {
      const answers = await channel.evaluateJsonInFrames(callExpression(fn, arg));
      return answers.map((answer) => JSON.parse(answer) as never);
    },
    protocol: (method, params) => channel.protocol(method, params),
    press: (key) => channel.press(key),
    async screenshot(file) {
      await writeFile(file, Buffer.from(await channel.screenshot(), "base64"));
    },
    async fullPageScreenshot() {
      return Buffer.from(await channel.fullPageScreenshot(), "base64");
    },
    setViewport: (size) => channel.setViewport(size),
    goto: (url, waitUntil = "load") => channel.goto(url, waitUntil),
    activate: () => channel.activate(),
    close: () => channel.close(),
  };
}

/** A page that hangs must not make a wait endless. */
async function withTimeout<T>(promise: Promise<T>, end: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DriverError("AbortError: no answer")),
      Math.max(end - Date.now(), LOOK_MS) + 500,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
