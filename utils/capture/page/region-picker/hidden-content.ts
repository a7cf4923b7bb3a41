import { styleOf } from "../scrolling";

/** Less is a rounding or a border. CSS pixels. */
const MIN_HIDDEN_PX = 8;

/** Whether an element holds what nobody can scroll to: content that is cut off, or in a closed `details`. */
export function hidesContent(element: Element): boolean {
  if (element.matches("details:not([open])") || element.querySelector("details:not([open])")) return true;
  const { overflowX, overflowY } = styleOf(element);
  const down = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + MIN_HIDDEN_PX;
  return down || (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + MIN_HIDDEN_PX);
}
