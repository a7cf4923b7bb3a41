export { ForeignCopier } from "./foreign-copier";
export { type ForeignPdf, openForeignPdf } from "./open-foreign-pdf";
