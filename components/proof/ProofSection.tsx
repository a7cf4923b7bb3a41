import { Button, NativeSelect } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { Settings } from "../../utils/core";
import { Section } from "../settings/Section";
import settingsClasses from "../settings/Settings.module.css";
import type { SettingsChange } from "../settings/useSettings";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { useQuery } from "../ui/useQuery";
import { AuthorityChoice } from "./AuthorityChoice";
import { OwnAuthorities } from "./OwnAuthorities";
import classes from "./Proof.module.css";
import { SigningKey } from "./SigningKey";
import { StampLine } from "./StampLine";

/** Who attests when captures existed, and the key that signs. */
export function ProofSection({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  const client = useClient();
  const { busy, run } = useAction();
  const status = useQuery("proof.status", {});
  const witnesses = status.data?.witnesses ?? [];
  const asked = settings.timestampAuthorities.length + settings.ownAuthorities.length > 0 || settings.openTimestamps;
  return (
    <Section title={i18n.t("proof.title")} help={i18n.t("proof.help")}>
      <AuthorityChoice settings={settings} onChange={onChange} />
      <OwnAuthorities settings={settings} onChange={onChange} />
      <NativeSelect
        label={i18n.t("proof.every")}
        description={i18n.t("proof.every_help")}
        value={settings.timestampEvery}
        onChange={(event) => void onChange({ timestampEvery: everyChoice(event.currentTarget.value) })}
        data={[
          { value: "capture", label: i18n.t("proof.every_capture") },
          { value: "hour", label: i18n.t("proof.every_hour") },
          { value: "day", label: i18n.t("proof.every_day") },
        ]}
        data-testid="timestamp-every"
      />
      {asked && witnesses.length > 0 && (
        <ul className={classes.list}>
          {witnesses.map((stamp) => (
            <StampLine key={stamp.witness} stamp={stamp} />
          ))}
        </ul>
      )}
      {asked && (
        <Button
          className={settingsClasses.start}
          variant="default"
          loading={busy}
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          onClick={() =>
            void run(async () => {
              await client.request("proof.stampNow", {});
            })
          }
          data-testid="stamp-now"
        >
          {i18n.t("proof.stamp_now")}
        </Button>
      )}
      <SigningKey signingKey={status.data?.key ?? null} />
    </Section>
  );
}

function everyChoice(value: string): Settings["timestampEvery"] {
  return value === "hour" || value === "day" ? value : "capture";
}
