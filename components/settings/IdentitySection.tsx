import { i18n } from "#i18n";
import type { Settings } from "../../utils/core";
import { SavedTextInput } from "./SavedTextInput";
import { Section } from "./Section";
import type { SettingsChange } from "./useSettings";

export function IdentitySection({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  return (
    <Section title={i18n.t("settings.identity")} help={i18n.t("settings.identity_help")}>
      <SavedTextInput
        label={i18n.t("settings.owner_name")}
        value={settings.ownerName}
        onSave={(ownerName) => onChange({ ownerName })}
        data-testid="setting-owner-name"
      />
      <SavedTextInput
        label={i18n.t("settings.owner_role")}
        placeholder={i18n.t("settings.owner_role_example")}
        value={settings.ownerRole}
        onSave={(ownerRole) => onChange({ ownerRole })}
        data-testid="setting-owner-role"
      />
    </Section>
  );
}
