import { dataUrlToBlob } from "../../core";

interface Part {
  readonly type: string;
  readonly encoding: string;
  readonly body: string;
}

/** The files of an MHTML document by their addresses (RFC 2557). */
export class MhtmlArchive {
  readonly #files = new Map<string, Part>();

  /** Parts that make no sense are passed over. */
  static async read(mhtml: Blob): Promise<MhtmlArchive> {
    // one character a byte, the upper half shifted out of the way
    return new MhtmlArchive(new TextDecoder("x-user-defined").decode(await mhtml.arrayBuffer()));
  }

  private constructor(text: string) {
    const boundary = /boundary="?([^";\r\n]+)"?/i.exec(text.slice(0, 4_000))?.[1];
    if (boundary === undefined) return;
    for (const part of text.split(`--${boundary}`).slice(1)) {
      const end = part.search(/\r?\n\r?\n/);
      if (end < 0) continue;
      const headers = readHeaders(part.slice(0, end));
      const location = headers.get("content-location");
      if (location === undefined || this.#files.has(location)) continue;
      this.#files.set(location, {
        type: headers.get("content-type") ?? "",
        encoding: (headers.get("content-transfer-encoding") ?? "").toLowerCase(),
        body: part.slice(end).replace(/^\r?\n\r?\n/, ""),
      });
    }
  }

  /** A file as the page had loaded it; null where it is not in the archive. */
  file(url: string): Blob | null {
    const found = this.#files.get(url);
    if (!found) return null;
    try {
      return decode(found);
    } catch {
      return null;
    }
  }
}

/** Header fields, unfolded (RFC 5322, 2.2.3), names in lower case. */
function readHeaders(text: string): Map<string, string> {
  const fields = text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return new Map(
    fields.flatMap((field) => {
      const colon = field.indexOf(":");
      return colon < 0 ? [] : [[field.slice(0, colon).trim().toLowerCase(), field.slice(colon + 1).trim()] as const];
    }),
  );
}

function decode({ type, encoding, body }: Part): Blob {
  if (encoding === "base64") return dataUrlToBlob(`data:${type};base64,${body.replace(/\s+/g, "")}`);
  const text = encoding === "quoted-printable" ? unquote(body) : body.replace(/\r?\n$/, "");
  return new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)], { type });
}

/** RFC 2045, 6.7. */
function unquote(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n)/g, "")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r?\n$/, "");
}
