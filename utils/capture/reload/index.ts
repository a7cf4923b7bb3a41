export type { LoadReport } from "./load-trace";
export { clockReport, networkReport } from "./records";
export { type ReloadTab, reloadPage } from "./reload-page";
