import { Switch } from "@mantine/core";
import { i18n } from "#i18n";
import { AUTHORITY_PRESETS, BordereauError, CALENDAR_SITES, type Settings } from "../../utils/core";
import settingsClasses from "../settings/Settings.module.css";
import type { SettingsChange } from "../settings/useSettings";
import { useSites } from "../ui/services";
import { useAction } from "../ui/useAction";

interface ChoiceProps {
  readonly settings: Settings;
  readonly onChange: SettingsChange;
}

/** Who is asked to stamp: the presets, and OpenTimestamps. */
export function AuthorityChoice({ settings, onChange }: ChoiceProps) {
  const sites = useSites();
  const { busy, run } = useAction();
  const { timestampAuthorities, openTimestamps, openTimestampsCalendars } = settings;

  /** Asked for within the click, before anything is awaited. */
  const allow = (urls: readonly string[], change: Partial<Settings>) =>
    run(async () => {
      if (!(await sites.request(urls))) throw new BordereauError("permission-refused");
      await onChange(change);
    });
  const refuse = (change: Partial<Settings>) =>
    run(async () => {
      await onChange(change);
    });
  const calendars = [...CALENDAR_SITES, ...openTimestampsCalendars];
  return (
    <fieldset className={settingsClasses.group}>
      <legend>{i18n.t("proof.authorities")}</legend>
      <p className={settingsClasses.help}>{i18n.t("proof.authorities_help")}</p>
      {AUTHORITY_PRESETS.map(({ id, name, url, worth }) => (
        <Switch
          key={id}
          label={name}
          description={`${worth === "qualified" ? i18n.t("proof.worth_qualified") : i18n.t("proof.worth_ordinary")} ${new URL(url).host}`}
          checked={timestampAuthorities.includes(id)}
          disabled={busy}
          onChange={(event) =>
            void (event.currentTarget.checked
              ? allow([url], { timestampAuthorities: [...timestampAuthorities, id] })
              : refuse({ timestampAuthorities: timestampAuthorities.filter((chosen) => chosen !== id) }))
          }
          data-testid={`authority-${id}`}
        />
      ))}
      <Switch
        label={i18n.t("proof.opentimestamps")}
        description={i18n.t("proof.opentimestamps_help")}
        checked={openTimestamps}
        disabled={busy}
        onChange={(event) =>
          void (event.currentTarget.checked
            ? allow(calendars, { openTimestamps: true })
            : refuse({ openTimestamps: false }))
        }
        data-testid="opentimestamps"
      />
    </fieldset>
  );
}
