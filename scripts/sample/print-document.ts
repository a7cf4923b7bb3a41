import type { BrowserDriver } from "../driver/index.ts";
import type { SampleDocument } from "./content/documents.ts";
import { DOCUMENT_HOST } from "./serve-content.ts";

const FOOTER =
  '<div style="width:100%;font:7pt sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** A document as the browser prints it, dated as the sample says: the same bytes at each run of one browser. */
export async function printDocument(driver: BrowserDriver, document: SampleDocument): Promise<Buffer> {
  const page = await driver.openPage(`https://${DOCUMENT_HOST}/${document.name}.html`);
  await page.evaluate(async () => {
    await window.document.fonts.ready;
  });
  const { data } = await page.protocol<{ data: string }>("Page.printToPDF", {
    preferCSSPageSize: true,
    // its tags carry identifiers that differ from run to run
    generateTaggedPDF: false,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: FOOTER,
  });
  await page.close();
  return dated(Buffer.from(data, "base64"), document.datedAt);
}

/** Puts the document's own date in place of today's; no byte moves, so the cross-reference table still fits. */
function dated(pdf: Buffer, datedAt: string): Buffer {
  const stamp = datedAt.slice(0, 19).replace(/[-T:]/g, "");
  const text = pdf.toString("latin1").replace(/\/(CreationDate|ModDate) ?\(D:\d{14}/g, (match) => {
    return match.slice(0, -14) + stamp;
  });
  return Buffer.from(text, "latin1");
}
