export type { PageDescription, PageMethods, ScrollState, TextHandle, ToastContent } from "./methods";
export { createPageMethods } from "./page-methods";
export { servePage } from "./serve";
export { TextStore } from "./text-store";
