export { boxOf } from "./candidates";
export { hidesContent } from "./hidden-content";
export { pickRegion, type Region } from "./pick-region";
