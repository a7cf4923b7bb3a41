import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconPlus, IconSelector } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { isNewTitle, missionMatches } from "../mission/mission-filter";
import { Foreign } from "../ui/Foreign";
import { quoted } from "../ui/quoted";
import classes from "./Popup.module.css";

/** More than anybody reads through; typing finds the others. */
const SHOWN_OPTIONS = 30;
const CREATE = "create";

interface MissionPickerProps {
  readonly label: string;
  /** Last used first. */
  readonly missions: readonly Mission[];
  readonly selected: Mission | null;
  /** What is typed; null while the selected mission's title is shown. */
  readonly query: string | null;
  readonly disabled: boolean;
  onQuery(query: string | null): void;
  onSelect(mission: Mission): void;
  onCreate(title: string): void;
}

export function MissionPicker(props: MissionPickerProps) {
  const { missions, selected, query, onQuery } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = query ?? "";
  const found = missions.filter((mission) => missionMatches(mission, typed)).slice(0, SHOWN_OPTIONS);
  const creatable = isNewTitle(typed, missions);

  const choose = (value: string) => {
    if (value === CREATE) props.onCreate(typed.trim());
    const mission = missions.find((candidate) => candidate.id === value);
    if (mission) props.onSelect(mission);
    combobox.closeDropdown();
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      withinPortal={false}
      position="bottom"
      middlewares={{ flip: false, shift: false }}
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={props.label}
          placeholder={i18n.t("popup.mission_placeholder")}
          value={query ?? selected?.title ?? ""}
          disabled={props.disabled}
          maxLength={1_000}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          rightSection={<IconSelector size={16} aria-hidden="true" />}
          rightSectionPointerEvents="none"
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onChange={(event) => {
            onQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            // what was typed stays where nothing is chosen: it may become the first mission
            if (selected) onQuery(null);
          }}
          data-testid="mission-picker"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0 && !creatable}>
        <Combobox.Options className={classes.options} aria-label={props.label}>
          {found.map((mission) => (
            <Combobox.Option
              key={mission.id}
              value={mission.id}
              active={mission.id === selected?.id}
              data-testid="mission-option"
              data-mission-title={mission.title}
            >
              <Foreign text={mission.title} line />
              {mission.client !== "" && (
                <span className={classes.optionClient}>
                  <Foreign text={mission.client} line />
                </span>
              )}
            </Combobox.Option>
          ))}
          {creatable && (
            <Combobox.Option value={CREATE} data-testid="mission-create" className={classes.create}>
              <IconPlus size={16} aria-hidden="true" />
              <Foreign text={i18n.t("popup.create_mission", [quoted(typed)])} line />
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
