export type { ToastTexts } from "./announcer";
export { type Background, startBackground } from "./background";
