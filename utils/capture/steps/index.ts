export { isGone, type MenuContext, type StepContext, TIMEOUTS } from "./context";
export { compareCopy } from "./fidelity";
export { keepMhtml } from "./mhtml";
export { openPage } from "./open-page";
export { keepMenuTarget, keepOriginal } from "./original";
export { canRender, photographPage, photographScreen, renderInstead } from "./screenshots";
export { keepSnapshot, type TakenSnapshot, takeSnapshot } from "./snapshot";
