export { isGone, type MenuContext, type StepContext, TIMEOUTS } from "./context";
export { keepMhtml } from "./mhtml";
export { openPage } from "./open-page";
export { keepMenuTarget, keepOriginal } from "./original";
export { photographPanes } from "./panes";
export { type ChosenRegion, chooseRegion, photographRegion, type RegionWish } from "./region";
export { canRender } from "./render-step";
export { photographPage, photographScreen, renderInstead } from "./screenshots";
export { keepSnapshot, type TakenSnapshot, takeSnapshot } from "./snapshot";
