import type { PDFDict, PDFObject, PDFRef } from "@cantoo/pdf-lib";
import { type ForeignPage, type ForeignPdf, type ForeignStream, LEFT_OUT } from "./open-foreign-pdf";

/** pdfkit's own reference, whose data may be filled in after others point to it. */
interface Reference {
  data: unknown;
  compress: boolean;
  end(bytes: Uint8Array | undefined): void;
}

const BLANK = new Uint8Array([0x0a]);

/**
 * Draws pages of PDFs from outside into one of our own, as form XObjects (ISO 32000-1, 8.10). Their objects are
 * written once for all pages of a file, streams with their bytes as they are.
 */
export class ForeignCopier {
  readonly #doc: PDFKit.PDFDocument;
  readonly #copies = new WeakMap<ForeignPdf, Map<PDFRef, Reference>>();
  #forms = 0;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** Draws a page on the current one, as large as the box allows, in its middle. Points from the top left corner. */
  draw(
    pdf: ForeignPdf,
    pageIndex: number,
    box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ): void {
    const page = pdf.pages[pageIndex];
    if (!page) return;
    const doc = this.#doc;
    const scale = Math.min(box.width / page.widthPt, box.height / page.heightPt);
    const [width, height] = [page.widthPt * scale, page.heightPt * scale];
    const name = `Foreign${++this.#forms}`;
    doc.page.xobjects[name] = this.#form(pdf, page);
    doc.save();
    doc.transform(scale, 0, 0, -scale, box.x + (box.width - width) / 2, box.y + (box.height + height) / 2);
    doc.transform(...page.matrix);
    doc.addContent(`/${name} Do`);
    doc.restore();
  }

  #form(pdf: ForeignPdf, { box, resources, group, content }: ForeignPage): Reference {
    const form = this.#reference();
    const own = {
      Type: "XObject",
      Subtype: "Form",
      BBox: [...box],
      Resources: resources ? this.#dict(pdf, resources) : {},
      ...(group ? { Group: this.#dict(pdf, group) } : {}),
    };
    if (content.kind === "bytes") this.#write(form, own, content.bytes);
    else this.#write(form, { ...this.#filters(pdf, content.stream), ...own }, content.stream.contents);
    return form;
  }

  #reference(): Reference {
    return this.#doc.ref({}) as unknown as Reference;
  }

  #write(reference: Reference, data: Record<string, unknown>, bytes: Uint8Array): void {
    const { Filter, DecodeParms, ...unfiltered } = data;
    // pdfkit writes no stream at all where there is no byte
    const isEmpty = bytes.length === 0;
    reference.data = isEmpty ? unfiltered : data;
    // what is filtered already stays as it is
    reference.compress = isEmpty || Filter === undefined;
    reference.end(isEmpty ? BLANK : bytes);
  }

  #filters(pdf: ForeignPdf, { dict }: ForeignStream): Record<string, unknown> {
    const { Filter, DecodeParms } = this.#dict(pdf, dict);
    return { ...(Filter === undefined ? {} : { Filter }), ...(DecodeParms === undefined ? {} : { DecodeParms }) };
  }

  #dict(pdf: ForeignPdf, dict: PDFDict): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (const [key, value] of dict.entries()) {
      const name = key.asString().slice(1);
      // the length is written anew; files of their own may do anything
      if (name === "Length" || LEFT_OUT.has(name)) continue;
      data[name] = this.#value(pdf, value);
    }
    return data;
  }

  #value(pdf: ForeignPdf, value: PDFObject): unknown {
    const { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } = pdf.lib;
    // pdfkit writes plain strings as names, and bytes as hexadecimal strings
    if (value instanceof PDFName) return value.asString().slice(1);
    if (value instanceof PDFNumber) return value.asNumber();
    if (value instanceof PDFBool) return value.asBoolean();
    if (value instanceof PDFString || value instanceof PDFHexString) return value.asBytes();
    if (value instanceof PDFRef) return this.#copied(pdf, value);
    if (value instanceof PDFArray) return value.asArray().map((each) => this.#value(pdf, each));
    if (value instanceof PDFDict) return this.#dict(pdf, value);
    return null;
  }

  #copied(pdf: ForeignPdf, ref: PDFRef): unknown {
    const target = pdf.context.lookup(ref);
    const { PDFArray, PDFDict, PDFRawStream } = pdf.lib;
    const isContainer = target instanceof PDFArray || target instanceof PDFDict || target instanceof PDFRawStream;
    if (!target) return null;
    if (!isContainer) return this.#value(pdf, target);
    const copies = this.#copies.get(pdf) ?? new Map<PDFRef, Reference>();
    this.#copies.set(pdf, copies);
    const known = copies.get(ref);
    if (known) return known;
    const copy = this.#reference();
    // before its contents, which may lead back to it
    copies.set(ref, copy);
    if (target instanceof PDFRawStream) this.#write(copy, this.#dict(pdf, target.dict), target.contents);
    else if (target instanceof PDFDict) {
      copy.data = this.#dict(pdf, target);
      copy.end(undefined);
    } else {
      copy.data = target.asArray().map((each) => this.#value(pdf, each));
      copy.end(undefined);
    }
    return copy;
  }
}
