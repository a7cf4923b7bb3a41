export { type BundlePart, bundleParts, type PdfJob, writeBundle, writeCopy, writeIndex } from "./documents";
export { type DrawnText, FACES, type Face, type PdfPorts, type RgbPicture, type Typefaces } from "./ports";
export { en as englishPdfText } from "./text/en";
export { fr as frenchPdfText } from "./text/fr";
export type { PdfText } from "./text/shape";
