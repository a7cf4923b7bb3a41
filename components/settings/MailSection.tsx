import { NativeSelect, Switch } from "@mantine/core";
import { i18n } from "#i18n";
import { RESOLVERS, type Settings } from "../../utils/core";
import { useKeyLookups } from "../mail/useKeyLookups";
import { ResolverAccess } from "./ResolverAccess";
import { SavedTextInput } from "./SavedTextInput";
import { Section } from "./Section";
import type { SettingsChange } from "./useSettings";
import { WebmailButtons } from "./WebmailButtons";

export function MailSection({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  const lookups = useKeyLookups(settings);
  return (
    <Section title={i18n.t("settings.mail")} help={i18n.t("settings.mail_help")}>
      <Switch
        label={i18n.t("settings.mail_originals")}
        description={i18n.t("settings.mail_originals_help")}
        checked={settings.mailOriginals}
        onChange={(event) => onChange({ mailOriginals: event.currentTarget.checked })}
        data-testid="setting-mail-originals"
      />
      <NativeSelect
        label={i18n.t("settings.mail_exhibits")}
        description={i18n.t("settings.mail_exhibits_help")}
        value={settings.mailExhibits}
        onChange={(event) => onChange({ mailExhibits: event.currentTarget.value === "each" ? "each" : "together" })}
        data={[
          { value: "together", label: i18n.t("settings.mail_together") },
          { value: "each", label: i18n.t("settings.mail_each") },
        ]}
        data-testid="setting-mail-exhibits"
      />
      <NativeSelect
        label={i18n.t("settings.mail_resolver")}
        description={i18n.t("mail.off_help")}
        value={settings.mailResolver}
        onChange={(event) => onChange({ mailResolver: resolverChoice(event.currentTarget.value) })}
        data={[
          { value: "off", label: i18n.t("settings.mail_resolver_off") },
          ...RESOLVERS.map(({ id, name }) => ({ value: id, label: name })),
          { value: "own", label: i18n.t("settings.mail_resolver_own") },
        ]}
        data-testid="setting-mail-resolver"
      />
      {settings.mailResolver === "own" && (
        <SavedTextInput
          label={i18n.t("settings.mail_resolver_url")}
          placeholder={i18n.t("settings.mail_resolver_example")}
          value={settings.mailResolverUrl}
          onSave={(mailResolverUrl) => onChange({ mailResolverUrl })}
          data-testid="setting-mail-resolver-url"
        />
      )}
      <ResolverAccess lookups={lookups} wanted={settings.mailResolver !== "off"} />
      <WebmailButtons settings={settings} onChange={onChange} />
    </Section>
  );
}

function resolverChoice(value: string): Settings["mailResolver"] {
  if (value === "own") return "own";
  return (RESOLVERS.find(({ id }) => id === value)?.id ?? "off") as Settings["mailResolver"];
}
