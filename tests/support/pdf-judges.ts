import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PNG } from "pngjs";

const run = promisify(execFile);
const LIMITS = { timeout: 120_000, maxBuffer: 256 * 1024 * 1024 };

/** A word as pdftotext finds it. Points from its page's top left corner; pages count from 1. */
export interface FoundWord {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What programs that are not ours say of a PDF: qpdf and poppler. */
export class PdfJudge {
  private constructor(private readonly path: string) {}

  static async of<T>(pdf: Uint8Array | Blob, judge: (judge: PdfJudge) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "bordereau-pdf-"));
    try {
      const path = join(folder, "judged.pdf");
      await writeFile(path, pdf instanceof Blob ? new Uint8Array(await pdf.arrayBuffer()) : pdf);
      return await judge(new PdfJudge(path));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  static at(path: string): PdfJudge {
    return new PdfJudge(path);
  }

  /** Rejects with qpdf's words where it has anything to say. */
  async check(): Promise<void> {
    await run("qpdf", ["--check", this.path], LIMITS);
  }

  /** Every byte of the file with its streams decompressed, as far as they can be. */
  async uncompressed(): Promise<string> {
    const arguments_ = ["--stream-data=uncompress", "--object-streams=disable", "--decode-level=all", this.path, "-"];
    const { stdout } = await run("qpdf", arguments_, { ...LIMITS, encoding: "latin1" });
    return stdout;
  }

  async text(firstPage = 1, lastPage = 0): Promise<string> {
    const pages = lastPage === 0 ? [] : ["-f", String(firstPage), "-l", String(lastPage)];
    const { stdout } = await run("pdftotext", [...pages, "-layout", this.path, "-"], LIMITS);
    return stdout;
  }

  async words(): Promise<FoundWord[]> {
    const { stdout } = await run("pdftotext", ["-bbox", this.path, "-"], LIMITS);
    const words: FoundWord[] = [];
    let page = 0;
    for (const line of stdout.split("\n")) {
      if (line.includes("<page ")) page++;
      const [, left, top, right, bottom, text] =
        /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)<\/word>/.exec(line) ?? [];
      if (text === undefined) continue;
      const box = { left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) };
      words.push({ page, text: unescaped(text), ...box });
    }
    return words;
  }

  /** Names of the fonts, and whether each is embedded, a subset, and maps to Unicode. */
  async fonts(): Promise<{ name: string; embedded: boolean; subset: boolean; unicode: boolean }[]> {
    const { stdout } = await run("pdffonts", [this.path], LIMITS);
    return stdout
      .trim()
      .split("\n")
      .slice(2)
      .map((line) => {
        const [, name = "", embedded, subset, unicode] =
          /^(\S+)\s+.*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line) ?? [];
        return { name, embedded: embedded === "yes", subset: subset === "yes", unicode: unicode === "yes" };
      });
  }

  /** A page as poppler paints it. */
  async picture(page: number, dotsPerInch: number): Promise<PNG> {
    const arguments_ = ["-png", "-r", String(dotsPerInch), "-f", String(page), "-l", String(page), this.path];
    const { stdout } = await run("pdftoppm", arguments_, { ...LIMITS, encoding: "buffer" });
    return PNG.sync.read(stdout);
  }

  async info(): Promise<string> {
    return (await run("pdfinfo", [this.path], LIMITS)).stdout;
  }
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}
