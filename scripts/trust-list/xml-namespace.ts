import type { Element } from "happy-dom";

/**
 * The namespace of an element; empty for none. Looked up here, because happy-dom loses the default namespace inside of
 * elements that have a prefix.
 */
export function namespaceOf(element: Element): string {
  const declaration = element.prefix ? `xmlns:${element.prefix}` : "xmlns";
  for (let around: Element | null = element; around; around = around.parentElement) {
    const uri = around.getAttribute(declaration);
    if (uri !== null) return uri;
  }
  return "";
}
