import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { MissingItem } from "../../../utils/core";
import { Foreign } from "../../ui/Foreign";
import { missingLabel } from "../../ui/labels";
import classes from "./Record.module.css";

/** Shown at once; the record in the dossier has them all. */
const SHOWN_ITEMS = 200;

export function MissingList({ missing }: { missing: readonly MissingItem[] }) {
  return (
    <section className={classes.group} aria-labelledby="missing-title">
      <Title order={2} size="h3" id="missing-title">
        {i18n.t("record.missing", missing.length)}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <ul className={classes.missing} tabIndex={0} aria-labelledby="missing-title">
        {missing.slice(0, SHOWN_ITEMS).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same address may be missing twice
          <li key={index}>
            <strong>{missingLabel(item.what)}</strong> <Foreign text={item.url.slice(0, 1_000)} />
            <span className={classes.detail}>
              <Foreign text={item.reason} />
            </span>
          </li>
        ))}
        {missing.length > SHOWN_ITEMS && <li>{i18n.t("record.missing_more", [missing.length - SHOWN_ITEMS])}</li>}
      </ul>
    </section>
  );
}
