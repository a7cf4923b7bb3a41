import { IconChevronRight } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { useSettings } from "../settings/useSettings";
import { DocumentOptions } from "./DocumentOptions";
import classes from "./Dossier.module.css";

/** The choices of an export, folded: what was chosen last is right for most. */
export function ExportOptions() {
  const { settings, change } = useSettings();
  if (!settings) return null;
  return (
    <details className={classes.options} data-testid="export-options">
      <summary>
        <IconChevronRight size={16} aria-hidden="true" />
        {i18n.t("dossier.options")}
      </summary>
      <div className={classes.optionFields}>
        <DocumentOptions settings={settings} onChange={change} />
      </div>
    </details>
  );
}
