export { coversOf } from "./covers";
export { flatParent, isFixedToWindow, scrollContainerOf, styleOf } from "./flat-tree";
export { type Box, clientBox, offsetInTab, type Point, targetFor, visiblePart } from "./scroll-target";
export { Scroller } from "./scroller";
