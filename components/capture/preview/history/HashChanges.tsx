import { i18n } from "#i18n";
import { Fingerprint } from "../../../ui/Fingerprint";
import classes from "./History.module.css";
import type { HashChange } from "./history-steps";

/** Fingerprints before and after, each in full. */
export function HashChanges({ changes }: { changes: readonly HashChange[] }) {
  return changes.map(({ of, before, after }) => (
    <dl key={of} className={classes.hashes} aria-label={i18n.t(`history.${of}`)}>
      <div>
        <dt>{i18n.t("history.before", [i18n.t(`history.${of}`)])}</dt>
        <dd>{before === null ? i18n.t("history.none_before") : <Fingerprint sha256={before} />}</dd>
      </div>
      <div>
        <dt>{i18n.t("history.after", [i18n.t(`history.${of}`)])}</dt>
        <dd>{after === null ? i18n.t("history.none_after") : <Fingerprint sha256={after} />}</dd>
      </div>
    </dl>
  ));
}
