import { type KeyboardEvent, useState } from "react";

interface RovingFocus {
  /** For each button: only one of them is reached by Tab. */
  tabIndex(id: string): 0 | -1;
  onFocus(id: string): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** One stop of the keyboard for a whole toolbar, arrows inside it (ARIA authoring practices, toolbar). */
export function useRovingFocus(ids: readonly string[]): RovingFocus {
  const [chosen, setChosen] = useState(ids[0]);
  const current = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons: HTMLElement[] = [...event.currentTarget.querySelectorAll("button")];
    const at = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1;
    if (at < 0) return;
    const target = {
      ArrowRight: buttons[(at + 1) % buttons.length],
      ArrowLeft: buttons.at(at - 1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return { tabIndex: (id) => (id === current ? 0 : -1), onFocus: setChosen, onKeyDown };
}
