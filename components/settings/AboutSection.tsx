import { i18n } from "#i18n";
import type { AboutProps } from "../desk/Desk";
import { Section } from "./Section";
import classes from "./Settings.module.css";

export function AboutSection({ about }: { about: AboutProps }) {
  return (
    <Section title={i18n.t("settings.about")}>
      <p className={classes.line}>{i18n.t("settings.about_text")}</p>
      <p className={classes.line}>{i18n.t("settings.version", [about.version, about.revision])}</p>
    </Section>
  );
}
