export type { ComparedBlock } from "./blocks";
export { type BlockChange, compareReports, type WordChange } from "./compare";
export { normalizeReport } from "./normalise";
export { openPlaceholders, placeholderRanges } from "./placeholders";
export { prefillReport } from "./prefill";
export type { ReportNote, ReportSources } from "./sources";
export { pageWarning, type ReportStatistics, reportStatistics } from "./statistics";
