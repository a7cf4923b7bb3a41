import { i18n } from "#i18n";
import type { About } from "./about";
import { Section } from "./Section";
import classes from "./Settings.module.css";

export function AboutSection({ about }: { about: About }) {
  return (
    <Section title={i18n.t("settings.about")}>
      <p className={classes.line}>{i18n.t("settings.about_text")}</p>
      <p className={classes.line}>{i18n.t("settings.version", [about.version, about.revision])}</p>
    </Section>
  );
}
