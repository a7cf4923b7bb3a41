import type { Readable, Writable } from "node:stream";
import type WebSocket from "ws";
import { DriverError } from "./types.ts";

type Params = Readonly<Record<string, unknown>>;
type Listener = (method: string, params: Params, sessionId: string | undefined) => void;

/** Carries JSON texts to and from a browser. */
export interface Wire {
  send(text: string): void;
  onText(listener: (text: string) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

interface Pending {
  readonly method: string;
  readonly sessionId: string | undefined;
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly message?: string;
  readonly error?: string | { readonly message: string };
}

/** Requests and events of the DevTools protocol and of WebDriver BiDi, which frame them alike. */
export class RpcClient {
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<Listener>();
  readonly #wire: Wire;
  #lastId = 0;
  #ended = false;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onText((text) => this.#receive(JSON.parse(text) as Incoming));
    wire.onEnd(() => this.#end());
  }

  /** @throws DriverError with the browser's own words, or when the browser goes before it answered */
  request<T>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    if (this.#ended) return Promise.reject(new DriverError(`${method}: the browser has gone`));
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { method, sessionId, resolve: resolve as (value: unknown) => void, reject });
      this.#wire.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  }

  /** Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    this.#wire.end();
    this.#end();
  }

  #receive(message: Incoming): void {
    if (message.id === undefined || message.id === null) {
      if (message.method === "Target.detachedFromTarget") this.#rejectSession(message.params?.sessionId);
      if (message.method !== undefined) {
        for (const listener of this.#listeners) listener(message.method, message.params ?? {}, message.sessionId);
      }
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error === undefined) {
      pending?.resolve(message.result);
      return;
    }
    const reason =
      typeof message.error === "string" ? `${message.error}: ${message.message ?? ""}` : message.error.message;
    pending?.reject(new DriverError(`${pending.method}: ${reason}`));
  }

  /** Chromium never answers what was asked of a document that has closed since. */
  #rejectSession(sessionId: unknown): void {
    for (const [id, pending] of this.#pending) {
      if (pending.sessionId === undefined || pending.sessionId !== sessionId) continue;
      this.#pending.delete(id);
      pending.reject(new DriverError(`${pending.method}: the session has ended`));
    }
  }

  #end(): void {
    this.#ended = true;
    for (const { method, reject } of this.#pending.values()) reject(new DriverError(`${method}: the browser has gone`));
    this.#pending.clear();
  }
}

/** The two pipes of `--remote-debugging-pipe`: each message ends with a NUL. */
export function pipeWire(input: Writable, output: Readable): Wire {
  let buffered = "";
  let onText: (text: string) => void = () => {};
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const texts = (buffered + chunk).split("\0");
    buffered = texts.pop() ?? "";
    for (const text of texts) onText(text);
  });
  // writing to a browser that has just died must not end the tests
  input.on("error", () => {});
  return {
    send: (text) => void input.write(`${text}\0`),
    onText: (listener) => {
      onText = listener;
    },
    onEnd: (listener) => void output.on("close", listener),
    end: () => void input.end(),
  };
}

export function socketWire(socket: WebSocket): Wire {
  socket.on("error", () => {});
  return {
    send: (text) => socket.send(text),
    onText: (listener) => void socket.on("message", (data) => listener(String(data))),
    onEnd: (listener) => void socket.on("close", listener),
    end: () => socket.terminate(),
  };
}
