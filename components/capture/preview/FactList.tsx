import { i18n } from "#i18n";
import { Foreign } from "../../ui/Foreign";
import type { Fact } from "./fact-values";
import classes from "./Record.module.css";

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null && <em className={classes.unknown}>{i18n.t("record.not_collected")}</em>}
            {value === "" && <span className={classes.empty}>{i18n.t("record.empty")}</span>}
            {value && <Foreign text={value} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
