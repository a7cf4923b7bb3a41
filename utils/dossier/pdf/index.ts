import { en } from "./text/en";
import { fr } from "./text/fr";

export { bundleParts, type PdfJob, writeBundle, writeCopy, writeIndex } from "./documents";
export type { DrawnText, Face, PdfPorts, RgbPicture, Typefaces } from "./ports";

export const pdfTexts = { fr, en } as const;
