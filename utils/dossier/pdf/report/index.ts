import { en } from "./text/en";
import { fr } from "./text/fr";

export type { ReportJob } from "./job";

export { writeReport } from "./write-report";

export const reportPdfTexts = { fr, en } as const;
