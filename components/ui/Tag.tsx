import type { ReactNode } from "react";
import type { Tone } from "./Callout";
import classes from "./Tag.module.css";

/** A state in a word or two. */
export function Tag({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
