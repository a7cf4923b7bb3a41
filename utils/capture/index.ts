export { type CapturedPage, type CaptureInput, capturePage } from "./capture-page";
export { type CapturedFile, extensionOf } from "./captured-file";
export { environment, pageInformation } from "./environment";
export { makeThumbnail } from "./thumbnail";
export type { PageMethods } from "./page";
export type { PageConnection } from "./page-rpc";
export type { MenuContext } from "./steps";
