import { connect, type Socket } from "node:net";

const LINE_END = Buffer.from("\r\n");

/** One answer of the server: its lines, and the literals in them in their order. */
interface Reply {
  readonly text: string;
  readonly literals: readonly Buffer[];
}

/** As much IMAP as it takes to put messages into a mailbox and to look at them again. */
export class ImapClient {
  readonly #socket: Socket;
  #buffer = Buffer.alloc(0);
  #more: (() => void) | null = null;
  #closed = false;
  #tag = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#more?.();
    });
    const end = () => {
      this.#closed = true;
      this.#more?.();
    };
    socket.on("error", end).on("close", end);
  }

  static async logIn(port: number, user: string, password: string): Promise<ImapClient> {
    const client = new ImapClient(connect(port, "127.0.0.1"));
    await client.#line();
    await client.#command(`LOGIN "${user}" "${password}"`);
    return client;
  }

  /** Adds a message, byte for byte. @returns its UID */
  async append(mailbox: string, bytes: Uint8Array): Promise<number> {
    const { text } = await this.#command(`APPEND "${mailbox}" {${bytes.length}}`, bytes);
    const uid = /\[APPENDUID \d+ (\d+)\]/.exec(text)?.[1];
    if (uid === undefined) throw new Error(`no UID in ${text}`);
    return Number(uid);
  }

  /** The bytes of a message, without marking it as read. */
  async fetchBytes(mailbox: string, uid: number): Promise<Buffer> {
    await this.#command(`EXAMINE "${mailbox}"`);
    const [bytes] = (await this.#command(`UID FETCH ${uid} (BODY.PEEK[])`)).literals;
    if (bytes === undefined) throw new Error(`no message ${uid} in ${mailbox}`);
    return bytes;
  }

  /** The flags of a message: `\Seen`. */
  async fetchFlags(mailbox: string, uid: number): Promise<string[]> {
    await this.#command(`EXAMINE "${mailbox}"`);
    const { text } = await this.#command(`UID FETCH ${uid} (FLAGS)`);
    return (/FETCH .*FLAGS \(([^)]*)\)/.exec(text)?.[1] ?? "").split(" ").filter((flag) => /^\\(?!Recent)/.test(flag));
  }

  async setFlag(mailbox: string, uid: number, flag: string, set: boolean): Promise<void> {
    await this.#command(`SELECT "${mailbox}"`);
    await this.#command(`UID STORE ${uid} ${set ? "+" : "-"}FLAGS (${flag})`);
  }

  async logOut(): Promise<void> {
    await this.#command("LOGOUT").catch(() => undefined);
    this.#socket.destroy();
  }

  /** Sends a command, with a literal where it ends in one. */
  async #command(command: string, literal?: Uint8Array): Promise<Reply> {
    const tag = `t${++this.#tag}`;
    this.#socket.write(`${tag} ${command}\r\n`);
    let text = "";
    const literals: Buffer[] = [];
    for (;;) {
      const line = (await this.#line()).toString("latin1");
      text += `${line}\n`;
      if (line.startsWith("+") && literal !== undefined) {
        this.#socket.write(literal);
        this.#socket.write(LINE_END);
        continue;
      }
      const length = /\{(\d+)\}$/.exec(line)?.[1];
      if (length !== undefined) literals.push(await this.#take(Number(length)));
      if (!line.startsWith(`${tag} `)) continue;
      if (line.startsWith(`${tag} OK`)) return { text, literals };
      throw new Error(`IMAP: ${line}`);
    }
  }

  async #line(): Promise<Buffer> {
    for (;;) {
      const end = this.#buffer.indexOf(LINE_END);
      if (end >= 0) {
        const line = await this.#take(end + LINE_END.length);
        return line.subarray(0, end);
      }
      await this.#wait();
    }
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#buffer.length < length) await this.#wait();
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return taken;
  }

  async #wait(): Promise<void> {
    if (this.#closed) throw new Error("the IMAP server closed the connection");
    await new Promise<void>((resolve) => {
      this.#more = resolve;
    });
    this.#more = null;
  }
}
