import { i18n } from "#i18n";
import classes from "./Desk.module.css";

/** A button, since a link to an anchor would be taken for a route. */
export function SkipLink({ targetId }: { targetId: string }) {
  return (
    <button type="button" className={classes.skip} onClick={() => document.getElementById(targetId)?.focus()}>
      {i18n.t("desk.skip")}
    </button>
  );
}
