import { i18n } from "#i18n";
import classes from "./Popup.module.css";

/** Shown once, before the first mission: what one is. */
export function FirstMission() {
  return (
    <div className={classes.first}>
      <h2 className={classes.firstTitle}>{i18n.t("popup.first_title")}</h2>
      <p>{i18n.t("popup.first_text")}</p>
    </div>
  );
}
