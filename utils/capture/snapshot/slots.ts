import { queryAll } from "./dom";
import { addAttributes } from "./frozen/states";
import type { DocumentScope } from "./scope";

/** Slots filled by a script (`slot.assign`): the same elements are assigned by name, which markup can say. */
export function keepManualSlots(shadow: ShadowRoot, scope: DocumentScope): void {
  if (shadow.slotAssignment !== "manual") return;
  const assigned = new Set<Node>();
  for (const [index, slot] of queryAll(shadow, "slot").entries()) {
    const name = `bordereau-slot-${index}`;
    const nodes = (slot as HTMLSlotElement).assignedNodes();
    // texts cannot be named: the slot that has some takes what has no name
    const holdsText = nodes.some((node) => node.nodeType === Node.TEXT_NODE);
    addAttributes(scope, slot, { name: holdsText ? null : name });
    for (const node of nodes) {
      assigned.add(node);
      if (node.nodeType === Node.ELEMENT_NODE) addAttributes(scope, node as Element, { slot: holdsText ? null : name });
    }
  }
  for (const child of queryAll(shadow.host, ":scope > *")) {
    if (!assigned.has(child)) addAttributes(scope, child, { slot: "bordereau-unassigned" });
  }
}
