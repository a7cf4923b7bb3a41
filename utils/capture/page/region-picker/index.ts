export { boxOf } from "./candidates";
export { hidesContent } from "./hidden-content";
export { removeOverlay } from "./overlay";
export { pickRegion, type Region } from "./pick-region";
