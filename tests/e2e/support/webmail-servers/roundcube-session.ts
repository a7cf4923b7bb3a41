import { Session } from "./session.ts";
import type { Webmail } from "./webmail.ts";

/** Somebody logged in to Roundcube without a browser. */
export class RoundcubeSession {
  readonly #session: Session;
  readonly #token: string;

  private constructor(session: Session, token: string) {
    this.#session = session;
    this.#token = token;
  }

  static async logIn({ origin, user, password }: Webmail): Promise<RoundcubeSession> {
    const session = new Session(origin);
    const formToken = /name="_token" value="([^"]+)"/.exec(await session.text("/"))?.[1] ?? "";
    const fields = { _task: "login", _action: "login", _token: formToken, _user: user, _pass: password };
    const answer = await session.request("/?_task=login", { method: "POST", body: new URLSearchParams(fields) });
    const next = answer.headers.get("location");
    if (!next?.includes("_task=mail")) throw new Error(`Roundcube's login failed: ${answer.status}`);
    const token = /"request_token":"([^"]+)"/.exec(await session.text("/?_task=mail"))?.[1];
    if (token === undefined) throw new Error("Roundcube's page has no request token");
    return new RoundcubeSession(session, token);
  }

  /** What the menu calls "Export". */
  download(uid: number): Promise<Buffer> {
    return this.#session.bytes(`${source(uid)}&_save=1&_token=${this.#token}`);
  }

  /** What the menu calls "Show source". */
  showSource(uid: number): Promise<Buffer> {
    return this.#session.bytes(source(uid));
  }
}

function source(uid: number): string {
  return `/?_task=mail&_action=viewsource&_uid=${uid}&_mbox=INBOX`;
}
