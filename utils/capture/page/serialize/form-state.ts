/** Attributes that make a saved form field show what the user sees; passwords never. */
export function fieldState(element: Element): Record<string, string | null> {
  // by name rather than `instanceof`: a frame's elements are of that frame's classes
  if (element.localName === "option") return { selected: (element as HTMLOptionElement).selected ? "" : null };
  if (element.localName !== "input") return {};
  const input = element as HTMLInputElement;
  if (input.type === "password" || input.type === "hidden" || input.type === "file") return { value: null };
  if (input.type === "checkbox" || input.type === "radio") return { checked: input.checked ? "" : null };
  return { value: input.value };
}
