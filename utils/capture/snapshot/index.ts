export { blobToDataUrl, withUsefulType } from "./bytes";
export { escapeFor, htmlAddress } from "./markup";
export { type FinishedSnapshot, PageSnapshot, type SnapshotDependencies } from "./page-snapshot";
export { intersect } from "./place";
export { recordableUrl } from "./urls";
export type { PageArea, Place, Wanted } from "./wanted";
