export { choosePanes } from "./choose-panes";
export { type FoundPane, findPanes } from "./find-panes";
export { TextRows } from "./text-rows";
export { visibleRows } from "./visible-rows";
