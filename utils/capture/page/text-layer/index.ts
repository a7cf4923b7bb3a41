export type { TextLayer } from "./format";
export { readTextLayer, TEXT_LAYER_LIMITS, type TextLayerBudget } from "./read-text-layer";
