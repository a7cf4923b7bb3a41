export { blobToDataUrl, usefulType } from "./bytes";
export { escapeFor } from "./markup";
export { type FinishedSnapshot, PageSnapshot } from "./page-snapshot";
export { intersect } from "./place";
export { isShownPassword } from "./secrets";
export { recordableUrl } from "./urls";
export type { PageArea, Place, Wanted } from "./wanted";
