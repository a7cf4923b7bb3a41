export { Scroller, type ScrollOrder } from "./scroller";
