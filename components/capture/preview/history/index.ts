export { HistoryTab } from "./HistoryTab";
