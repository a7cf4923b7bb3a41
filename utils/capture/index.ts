export { type CapturedPage, capturePage } from "./capture-page";
export type { CapturedFile } from "./captured-file";
export { environment, pageInformation } from "./environment";
export type { PageMethods } from "./page";
export type { PageConnection } from "./page-rpc";
export { clockReport, networkReport } from "./reload";
export type { CapturedMail, CapturedMessage, MenuContext } from "./steps";
export { makeThumbnail } from "./thumbnail";
