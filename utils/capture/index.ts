export { type CapturedPage, capturePage } from "./capture-page";
export type { CapturedFile } from "./captured-file";
export { environment, pageInformation } from "./environment";
export type { PageMethods } from "./page";
export type { PageConnection } from "./page-rpc";
export type { MenuContext } from "./steps";
export { makeThumbnail } from "./thumbnail";
