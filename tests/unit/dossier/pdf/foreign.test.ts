import { degrees, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from "@cantoo/pdf-lib";
import * as fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { ForeignCopier, openForeignPdf } from "@/utils/dossier/pdf/foreign";
import { Paper } from "@/utils/dossier/pdf/paper";
import { PdfJudge } from "../../../support/pdf-judges";
import { nodePdfPorts } from "../../../support/pdf-ports";

type Bytes = Uint8Array<ArrayBuffer>;
const ports = nodePdfPorts();

/** Draws all pages of PDFs, each on an A4 page, as the copies of exhibits do. */
async function shown(...files: readonly Bytes[]): Promise<Bytes> {
  const chunks: Bytes[] = [];
  const paper = new Paper({
    title: "Test",
    language: "fr",
    createdAt: new Date(0),
    archival: false,
    ports,
    drawn: new Map(),
    onBytes: (chunk) => chunks.push(chunk),
  });
  const copier = new ForeignCopier(paper.doc);
  for (const file of files) {
    const pdf = await openForeignPdf(file);
    for (const [index, { widthPt, heightPt, links }] of pdf.pages.entries()) {
      const size = { width: widthPt, height: heightPt };
      paper.addPage(paper.margins, size);
      copier.draw(pdf, index, { x: 0, y: 0, ...size });
      for (const { uri, rect } of links) paper.doc.link(rect.x, rect.y, rect.width, rect.height, uri);
    }
  }
  await paper.end(null);
  return new Uint8Array(Buffer.concat(chunks));
}

interface Choices {
  readonly pages?: number;
  readonly rotate?: number;
  readonly objectStreams?: boolean;
}

async function contract({ pages = 1, rotate = 0, objectStreams = true }: Choices = {}): Promise<Bytes> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const picture = new PNG({ width: 40, height: 40 });
  for (let pixel = 0; pixel < 1_600; pixel++) picture.data.set([90, 120, 150, 255], 4 * pixel);
  const image = await document.embedPng(new Uint8Array(PNG.sync.write(picture)));
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([400, 600]);
    page.setRotation(degrees(rotate));
    page.drawText(`Contrat page ${number}`, { x: 50, y: 550, size: 14, font });
    page.drawImage(image, { x: 50, y: 300, width: 40, height: 40 });
    // red in the lower left corner of the page's own space
    page.drawRectangle({ x: 0, y: 0, width: 60, height: 60, color: rgb(1, 0, 0) });
    const link = document.context.obj({
      Type: "Annot",
      Subtype: "Link",
      Rect: [50, 540, 200, 570],
      A: { S: "URI", URI: PDFString.of(number === 2 ? "javascript:alert(1)" : "https://client.example/contrat") },
    });
    page.node.set(PDFName.of("Annots"), document.context.obj([document.context.register(link)]));
  }
  document.addJavaScript("start", "app.alert('hostile')");
  return new Uint8Array(await document.save({ useObjectStreams: objectStreams }));
}

describe("pages from outside", () => {
  it.each([true, false])("keep their text where it stands, object streams: %s", async (objectStreams) => {
    await PdfJudge.of(await shown(await contract({ objectStreams })), async (judge) => {
      await judge.check();
      const word = (await judge.words()).find(({ text }) => text === "Contrat");
      // 14 points with its base line 550 from the foot of 600
      expect(word?.left).toBeCloseTo(50, 0);
      expect(word?.top).toBeGreaterThan(600 - 550 - 14);
      expect(word?.bottom).toBeLessThan(600 - 550 + 6);
    });
  });

  it.each([
    [0, "bottom-left"],
    [90, "top-left"],
    [180, "top-right"],
    [270, "bottom-right"],
  ] as const)("turned by %i degrees have their corner %s", async (rotate, corner) => {
    const picture = await PdfJudge.of(await shown(await contract({ rotate })), (judge) => judge.picture(1, 36));
    const at = (x: number, y: number) => [...picture.data.subarray(4 * (y * picture.width + x)).subarray(0, 3)];
    const [right, bottom] = [picture.width - 5, picture.height - 5];
    const corners = {
      "top-left": [5, 5],
      "top-right": [right, 5],
      "bottom-left": [5, bottom],
      "bottom-right": [right, bottom],
    };
    for (const [name, [x = 0, y = 0]] of Object.entries(corners)) {
      expect(at(x, y), name).toEqual(name === corner ? [255, 0, 0] : [255, 255, 255]);
    }
    expect(picture.width > picture.height).toBe(rotate % 180 === 90);
  });

  it("are cropped as they are shown", async () => {
    const document = await PDFDocument.load(await contract());
    document.getPages()[0]?.setCropBox(30, 30, 200, 300);
    const pdf = await openForeignPdf(new Uint8Array(await document.save()));
    expect(pdf.pages[0]).toMatchObject({ widthPt: 200, heightPt: 300 });
    const picture = await PdfJudge.of(await shown(new Uint8Array(await document.save())), (judge) =>
      judge.picture(1, 72),
    );
    const pixel = (x: number, y: number) => [...picture.data.subarray(4 * (y * picture.width + x)).subarray(0, 3)];
    expect(pixel(10, picture.height - 10)).toEqual([255, 0, 0]);
    expect(pixel(50, picture.height - 50)).toEqual([255, 255, 255]);
  });

  it("share fonts and pictures, each written once", async () => {
    const bytes = await PdfJudge.of(await shown(await contract({ pages: 20 })), async (judge) => {
      await judge.check();
      return judge.uncompressed();
    });
    expect(bytes.match(/\/BaseFont \/Helvetica/g)).toHaveLength(1);
    expect(bytes.match(/\/Subtype \/Image/g)).toHaveLength(1);
  });

  it("bring links that a reader may follow, and nothing that runs", async () => {
    const bytes = await PdfJudge.of(await shown(await contract({ pages: 2 })), (judge) => judge.uncompressed());
    expect(bytes.match(/\/URI \(https:\/\/client\.example\/contrat\)/g)).toHaveLength(1);
    expect(bytes).not.toMatch(/javascript|hostile|OpenAction/i);
  });

  it("of two files do not mix", async () => {
    const text = await PdfJudge.of(await shown(await contract(), await contract({ pages: 2 })), async (judge) => {
      await judge.check();
      return judge.text();
    });
    expect(text.match(/Contrat page \d/g)).toEqual(["Contrat page 1", "Contrat page 1", "Contrat page 2"]);
  });
});

describe("files that cannot be shown", () => {
  it.each<[string, () => Promise<Bytes>]>([
    ["empty", async () => new Uint8Array()],
    ["no PDF", async () => new TextEncoder().encode("<html>")],
    ["cut off", async () => (await contract({ pages: 3 })).slice(0, 300)],
    [
      "protected by a password",
      async () => {
        const document = await PDFDocument.load(await contract());
        document.encrypt({ userPassword: "secret", ownerPassword: "owner" });
        return new Uint8Array(await document.save());
      },
    ],
  ])("%s", async (_, make) => {
    await expect(openForeignPdf(await make())).rejects.toMatchObject({ code: "file-unreadable" });
  });

  it("are refused or become a sound document, whatever is broken", async () => {
    const good = await contract({ pages: 2, objectStreams: false });
    const flips = fc.array(fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(flips, fc.option(fc.nat(good.length)), async (changes, cut) => {
        const bytes = good.slice(0, cut ?? good.length);
        for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to;
        const opened = await openForeignPdf(bytes).catch((error: { code: string }) => {
          expect(error.code).toBe("file-unreadable");
          return null;
        });
        if (opened) expect((await shown(bytes)).length).toBeGreaterThan(500);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
