import { i18n } from "#i18n";
import type { CurrentTab } from "../../utils/messages";
import { Callout } from "../ui/Callout";
import { Foreign } from "../ui/Foreign";
import { hostOf } from "../ui/format";
import classes from "./Popup.module.css";

/** What the click would keep, and what stands in its way. */
export function CurrentPage({ tab }: { tab: CurrentTab | null }) {
  const access = tab?.access ?? "none";
  return (
    <section aria-label={i18n.t("popup.current_page")} className={classes.page}>
      {tab && (
        <div className={classes.pageText}>
          <span className={classes.pageTitle}>
            <Foreign text={tab.title || i18n.t("common.untitled")} line />
          </span>
          <span className={classes.pageHost}>
            <Foreign text={hostOf(tab.url)} line />
          </span>
        </div>
      )}
      {access === "none" && (
        <Callout tone="warn" title={i18n.t("popup.no_access_title")}>
          <p>{i18n.t("popup.no_access_text")}</p>
        </Callout>
      )}
      {access === "picture-only" && (
        <Callout tone="info" title={i18n.t("popup.picture_only_title")}>
          <p>{i18n.t("popup.picture_only_text")}</p>
        </Callout>
      )}
    </section>
  );
}
