import { Skeleton, Title } from "@mantine/core";
import { i18n } from "#i18n";
import { ProofSection } from "../proof/ProofSection";
import { ErrorCallout } from "../ui/ErrorCallout";
import { usePageTitle } from "../ui/usePageTitle";
import { AboutSection } from "./AboutSection";
import type { About } from "./about";
import { CaptureSection } from "./CaptureSection";
import { DossierSection } from "./DossierSection";
import { IdentitySection } from "./IdentitySection";
import { JournalSection } from "./JournalSection";
import { MailSection } from "./MailSection";
import classes from "./Settings.module.css";
import { StorageSection } from "./StorageSection";
import { useSettings } from "./useSettings";

export function SettingsPage({ about }: { about: About }) {
  const title = i18n.t("settings.title");
  const heading = usePageTitle(title);
  const { settings, error, reload, change } = useSettings();
  return (
    <div className={classes.page} data-testid="settings-page">
      <Title order={1} ref={heading} tabIndex={-1}>
        {title}
      </Title>
      {settings === undefined && error !== null && <ErrorCallout error={error} onRetry={reload} />}
      {settings === undefined && error === null && <Skeleton height={400} />}
      {settings && (
        <>
          <IdentitySection settings={settings} onChange={change} />
          <CaptureSection settings={settings} onChange={change} />
          <MailSection settings={settings} onChange={change} />
          <ProofSection settings={settings} onChange={change} />
          <DossierSection settings={settings} onChange={change} />
        </>
      )}
      <StorageSection />
      <JournalSection />
      <AboutSection about={about} />
    </div>
  );
}
