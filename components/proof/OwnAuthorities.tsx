import { Button, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import { BordereauError, isWebAddress, type Settings } from "../../utils/core";
import { RemovableRow } from "../settings/RemovableRow";
import settingsClasses from "../settings/Settings.module.css";
import type { SettingsChange } from "../settings/useSettings";
import { useSites } from "../ui/services";
import { useAction } from "../ui/useAction";
import classes from "./Proof.module.css";

/** Authorities and roots of the user's own: a chamber's, a client's, a company's. */
export function OwnAuthorities({ settings, onChange }: { settings: Settings; onChange: SettingsChange }) {
  const sites = useSites();
  const { busy, run } = useAction();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const { ownAuthorities } = settings;
  const valid = name.trim() !== "" && isWebAddress(address);

  const add = () =>
    run(async () => {
      if (!(await sites.request([address]))) throw new BordereauError("permission-refused");
      const taken = ownAuthorities.map(({ id }) => Number(id.slice("own-".length)));
      const id = `own-${Math.max(0, ...taken) + 1}`;
      await onChange({ ownAuthorities: [...ownAuthorities, { id, name: name.trim().slice(0, 100), url: address }] });
      setName("");
      setAddress("");
    });
  const remove = (id: string) =>
    run(async () => {
      await onChange({ ownAuthorities: ownAuthorities.filter((authority) => authority.id !== id) });
    });

  return (
    <fieldset className={settingsClasses.group}>
      <legend>{i18n.t("proof.own")}</legend>
      {ownAuthorities.map((authority) => (
        <RemovableRow
          key={authority.id}
          text={`${authority.name} (${authority.url})`}
          label={i18n.t("proof.own_remove", [authority.name])}
          disabled={busy}
          onRemove={() => void remove(authority.id)}
        />
      ))}
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) void add();
        }}
      >
        <TextInput
          label={i18n.t("proof.own_name")}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="own-authority-name"
        />
        <TextInput
          type="url"
          label={i18n.t("proof.own_address")}
          value={address}
          maxLength={500}
          onChange={(event) => setAddress(event.currentTarget.value)}
          data-testid="own-authority-address"
        />
        <Button type="submit" variant="default" disabled={!valid || busy} data-testid="own-authority-add">
          {i18n.t("proof.own_add")}
        </Button>
      </form>
      <OwnRoots value={settings.ownRoots} onSave={(ownRoots) => onChange({ ownRoots })} />
    </fieldset>
  );
}

/** Saved when the user leaves the field. */
function OwnRoots({ value, onSave }: { value: string; onSave: (pem: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Textarea
      label={i18n.t("proof.roots")}
      description={i18n.t("proof.roots_help")}
      placeholder={i18n.t("proof.roots_example")}
      value={text}
      maxLength={200_000}
      autosize
      minRows={2}
      maxRows={6}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text !== value && onSave(text)}
      data-testid="own-roots"
    />
  );
}
