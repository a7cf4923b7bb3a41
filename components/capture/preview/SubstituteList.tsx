import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { SnapshotReport } from "../../../utils/core";
import { Foreign } from "../../ui/Foreign";
import { missingLabel, substituteLabel } from "../../ui/labels";
import classes from "./Record.module.css";

/** Shown at once; the record in the dossier has them all. */
const SHOWN_ITEMS = 200;

/** Parts of the saved page that could not be read, and what stands in their place. */
export function SubstituteList({ substitutes }: { substitutes: SnapshotReport["substitutes"] }) {
  return (
    <section className={classes.group} aria-labelledby="substitutes-title">
      <Title order={2} size="h3" id="substitutes-title">
        {i18n.t("record.substitutes", substitutes.length)}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <ul className={classes.missing} tabIndex={0} aria-labelledby="substitutes-title">
        {substitutes.slice(0, SHOWN_ITEMS).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same address may stand in several places
          <li key={index}>
            <strong>{missingLabel(item.what)}</strong> {substituteLabel(item.by)}{" "}
            <Foreign text={item.url.slice(0, 1_000)} />
            <span className={classes.detail}>
              <Foreign text={item.reason} />
            </span>
          </li>
        ))}
        {substitutes.length > SHOWN_ITEMS && (
          <li>{i18n.t("record.missing_more", [substitutes.length - SHOWN_ITEMS])}</li>
        )}
      </ul>
    </section>
  );
}
