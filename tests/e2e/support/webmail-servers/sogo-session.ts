import { Session } from "./session.ts";
import type { Webmail } from "./webmail.ts";

/** Somebody logged in to SOGo without a browser. */
export class SogoSession {
  readonly #session: Session;
  readonly #inbox: string;

  private constructor(session: Session, user: string) {
    this.#session = session;
    this.#inbox = `/SOGo/so/${user}/Mail/0/folderINBOX`;
  }

  static async logIn({ origin, user, password }: Webmail): Promise<SogoSession> {
    const session = new Session(origin);
    const answer = await session.request("/SOGo/connect", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userName: user, password, domain: null, rememberLogin: 0 }),
    });
    if (!answer.ok) throw new Error(`SOGo's login failed: ${answer.status}`);
    return new SogoSession(session, user);
  }

  /** What the menu calls "Download message". */
  download(uid: number): Promise<Buffer> {
    return this.#get(uid, "export");
  }

  /** What the menu calls "View Message Source". */
  showSource(uid: number): Promise<Buffer> {
    return this.#get(uid, "viewsource");
  }

  /** Without the token it answers with an error. */
  #get(uid: number, action: string): Promise<Buffer> {
    const headers = { "X-XSRF-TOKEN": this.#session.cookies.get("XSRF-TOKEN") ?? "" };
    return this.#session.bytes(`${this.#inbox}/${uid}/${action}`, { headers });
  }
}

/** SOGo reads the message's bytes as Latin-1, turns CRLF into LF and writes UTF-8: the way back. */
export function undoSogo(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n"), "latin1");
}
