export { readTextLayer, TEXT_LAYER_LIMITS } from "./read-text-layer";
