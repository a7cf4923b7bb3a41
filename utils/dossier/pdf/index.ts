export { bundleParts, type PdfJob, writeBundle, writeCopy, writeIndex } from "./documents";
export type { DrawnText, Face, PdfPorts, RgbPicture, Typefaces } from "./ports";
export { en as englishPdfText } from "./text/en";
export { fr as frenchPdfText } from "./text/fr";
