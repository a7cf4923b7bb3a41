import classes from "./DropOverlay.module.css";

/** Over the window while files are dragged onto it: what letting go does. */
export function DropOverlay({ text }: { text: string }) {
  return (
    <div className={classes.overlay} aria-hidden="true">
      {text}
    </div>
  );
}
