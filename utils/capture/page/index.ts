export type { PageDescription, PageMethods, ScrollState, TextHandle } from "./methods";
export { createPageMethods } from "./page-methods";
export { servePage } from "./serve";
export { TextStore } from "./text-store";
