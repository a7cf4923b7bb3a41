import { i18n } from "#i18n";
import type { Settings } from "../../utils/core";
import { DocumentOptions } from "../dossier/DocumentOptions";
import { SavedNumberInput } from "./SavedNumberInput";
import { Section } from "./Section";
import type { SettingsChange } from "./useSettings";

const BYTES_PER_MB = 1_000_000;

export function DossierSection({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  return (
    <Section title={i18n.t("settings.dossier")} help={i18n.t("settings.dossier_help")}>
      <DocumentOptions settings={settings} onChange={onChange} />
      <SavedNumberInput
        label={i18n.t("settings.volume_size")}
        description={i18n.t("settings.volume_size_help")}
        value={Math.round(settings.maxVolumeBytes / BYTES_PER_MB)}
        min={1}
        max={2_000}
        step={10}
        onSave={(megabytes) => onChange({ maxVolumeBytes: megabytes * BYTES_PER_MB })}
        data-testid="setting-volume-size"
      />
    </Section>
  );
}
