/** Requests to one site that keep its cookies: a browser's tab without the browser. */
export class Session {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Redirects are not followed. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(this.#origin + path, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
    return answer;
  }

  async text(path: string): Promise<string> {
    return (await this.request(path)).text();
  }

  async bytes(path: string, init?: RequestInit): Promise<Buffer> {
    return Buffer.from(await (await this.request(path, init)).arrayBuffer());
  }
}
