import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { PARTY_ROLES, type Party } from "../../utils/core";
import { partyRoleLabel } from "../ui/labels";
import classes from "./Missions.module.css";

const MAX_PARTIES = 50;

interface PartiesFieldsProps {
  readonly parties: readonly Party[];
  onChange(parties: readonly Party[]): void;
}

/** Who the engagement binds and who else is concerned. */
export function PartiesFields({ parties, onChange }: PartiesFieldsProps) {
  const edit = (index: number, change: Partial<Party>) =>
    onChange(parties.map((party, at) => (at === index ? { ...party, ...change } : party)));

  return (
    <fieldset className={classes.parties}>
      <legend>{i18n.t("mission.parties")}</legend>
      {parties.map((party, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parties have no identity of their own
        <fieldset key={index} className={classes.party} aria-label={i18n.t("mission.party", [index + 1])}>
          <NativeSelect
            label={i18n.t("mission.party_role")}
            data={PARTY_ROLES.map((value) => ({ value, label: partyRoleLabel(value) }))}
            value={party.role}
            onChange={(event) => {
              const role = PARTY_ROLES.find((value) => value === event.currentTarget.value);
              if (role) edit(index, { role });
            }}
          />
          <TextInput
            label={i18n.t("mission.party_name")}
            maxLength={1_000}
            dir="auto"
            value={party.name}
            onChange={(event) => edit(index, { name: event.currentTarget.value })}
          />
          <TextInput
            label={i18n.t("mission.party_details")}
            placeholder={i18n.t("mission.party_details_example")}
            maxLength={1_000}
            dir="auto"
            value={party.details}
            onChange={(event) => edit(index, { details: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="brick"
            size="lg"
            aria-label={i18n.t("mission.party_remove", [index + 1])}
            onClick={() => onChange(parties.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      {parties.length < MAX_PARTIES && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => onChange([...parties, { role: "client", name: "", details: "" }])}
        >
          {i18n.t("mission.party_add")}
        </Button>
      )}
    </fieldset>
  );
}
