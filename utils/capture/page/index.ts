export { chosenElement } from "./chosen";
export { createMailMethods, type MailMethods } from "./mail-methods";
export type { PageDescription, PageMethods, TextHandle } from "./methods";
export { createPageMethods } from "./page-methods";
export type { PageBox, ScrollState, ScrollSubject } from "./scroll-methods";
export { servePage } from "./serve";
export { TextStore } from "./text-store";
