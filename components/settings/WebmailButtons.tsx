import { Button, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import { BordereauError, type Settings } from "../../utils/core";
import { useSites } from "../ui/services";
import { useAction } from "../ui/useAction";
import { RemovableRow } from "./RemovableRow";
import classes from "./Settings.module.css";
import type { SettingsChange } from "./useSettings";

/** Which webmails show the capture button in their own pages. */
export function WebmailButtons({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  const sites = useSites();
  const { busy, run } = useAction();
  const [address, setAddress] = useState("");
  const { mailButtonSites } = settings;

  /** Asked for within the click, before anything is awaited. */
  const add = (urls: readonly string[]) =>
    run(async () => {
      if (!(await sites.request(urls))) throw new BordereauError("permission-refused");
      onChange({ mailButtonSites: [...new Set([...mailButtonSites, ...urls])] });
      setAddress("");
    });
  const remove = (urls: readonly string[]) =>
    run(async () => {
      onChange({ mailButtonSites: mailButtonSites.filter((site) => !urls.includes(site)) });
      await sites.remove(urls);
    });

  const named = new Set(sites.webmails.flatMap(({ urls }) => urls));
  const own = mailButtonSites.filter((site) => !named.has(site));
  const typed = URL.canParse(address) && new URL(address).protocol === "https:" ? new URL(address).origin : null;
  return (
    <fieldset className={classes.group}>
      <legend>{i18n.t("settings.mail_buttons")}</legend>
      <p className={classes.help}>{i18n.t("settings.mail_buttons_help")}</p>
      {sites.webmails.map(({ id, name, urls }) => (
        <Switch
          key={id}
          label={i18n.t("settings.mail_button", [name])}
          checked={urls.every((url) => mailButtonSites.includes(url))}
          disabled={busy}
          onChange={(event) => void (event.currentTarget.checked ? add(urls) : remove(urls))}
          data-testid={`mail-button-${id}`}
        />
      ))}
      {own.map((site) => (
        <RemovableRow
          key={site}
          text={site}
          label={i18n.t("settings.mail_button_remove", [site])}
          disabled={busy}
          onRemove={() => void remove([site])}
        />
      ))}
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) void add([typed]);
        }}
      >
        <TextInput
          type="url"
          label={i18n.t("settings.mail_button_other")}
          description={i18n.t("settings.mail_button_other_help")}
          placeholder={i18n.t("settings.mail_button_example")}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          data-testid="mail-button-address"
        />
        <Button type="submit" variant="default" disabled={typed === null || busy} data-testid="mail-button-add">
          {i18n.t("settings.mail_button_add")}
        </Button>
      </form>
    </fieldset>
  );
}
