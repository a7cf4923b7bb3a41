import { Switch } from "@mantine/core";
import { i18n } from "#i18n";
import type { Settings } from "../../utils/core";
import { CompleteCopiesSetting } from "./CompleteCopiesSetting";
import { MhtmlSetting } from "./MhtmlSetting";
import { SavedNumberInput } from "./SavedNumberInput";
import { Section } from "./Section";
import type { SettingsChange } from "./useSettings";

export function CaptureSection({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  return (
    <Section title={i18n.t("settings.capture")} help={i18n.t("settings.capture_help")}>
      <Switch
        label={i18n.t("settings.one_click")}
        description={i18n.t("settings.one_click_help")}
        checked={settings.oneClick}
        onChange={(event) => onChange({ oneClick: event.currentTarget.checked })}
        data-testid="setting-one-click"
      />
      <Switch
        label={i18n.t("settings.full_page")}
        description={i18n.t("settings.full_page_help")}
        checked={settings.fullPageScreenshot}
        onChange={(event) => onChange({ fullPageScreenshot: event.currentTarget.checked })}
        data-testid="setting-full-page"
      />
      <Switch
        label={i18n.t("settings.panes")}
        description={i18n.t("settings.panes_help")}
        checked={settings.panes}
        onChange={(event) => onChange({ panes: event.currentTarget.checked })}
        data-testid="setting-panes"
      />
      <Switch
        label={i18n.t("settings.saved_page")}
        description={i18n.t("settings.saved_page_help")}
        checked={settings.selfContainedPage}
        onChange={(event) => onChange({ selfContainedPage: event.currentTarget.checked })}
        data-testid="setting-saved-page"
      />
      <Switch
        label={i18n.t("settings.fidelity")}
        description={i18n.t("settings.fidelity_help")}
        checked={settings.fidelityCheck}
        onChange={(event) => onChange({ fidelityCheck: event.currentTarget.checked })}
        data-testid="setting-fidelity"
      />
      <CompleteCopiesSetting keepMhtml={settings.mhtml} />
      <MhtmlSetting wanted={settings.mhtml} onChange={(mhtml) => onChange({ mhtml })} />
      <SavedNumberInput
        label={i18n.t("settings.max_height")}
        description={i18n.t("settings.max_height_help")}
        value={settings.maxPageHeightPx}
        min={1_000}
        max={500_000}
        step={1_000}
        onSave={(maxPageHeightPx) => onChange({ maxPageHeightPx })}
        data-testid="setting-max-height"
      />
    </Section>
  );
}
