import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { isNewTitle, missionMatches } from "../mission/mission-filter";
import { CREATE, MissionOptions } from "./MissionOptions";

/** More than anybody reads through; typing finds the others. */
const SHOWN_OPTIONS = 30;

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
  const { label, missions, selected, query, onQuery } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = query ?? "";
  const found = missions.filter((mission) => missionMatches(mission, typed)).slice(0, SHOWN_OPTIONS);
  const newTitle = isNewTitle(typed, missions) ? typed.trim() : null;
  // the one option there can be must not lie over the button that the user goes to next
  const first = missions.length === 0;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);

  const choose = (value: string) => {
    if (value === CREATE && newTitle !== null) props.onCreate(newTitle);
    const mission = missions.find((candidate) => candidate.id === value);
    if (mission) props.onSelect(mission);
    combobox.closeDropdown();
  };

  const options = <MissionOptions label={label} missions={found} selectedId={selected?.id} newTitle={newTitle} />;

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
          ref={input}
          label={label}
          placeholder={first ? i18n.t("popup.first_mission_placeholder") : i18n.t("popup.mission_placeholder")}
          value={query ?? selected?.title ?? ""}
          disabled={props.disabled}
          maxLength={1_000}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          rightSection={first ? undefined : <IconSelector size={16} aria-hidden="true" />}
          rightSectionPointerEvents="none"
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onChange={(event) => {
            onQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => {
            // what is typed first stays: a capture creates its mission
            if (first) return;
            combobox.closeDropdown();
            onQuery(null);
          }}
          data-testid="mission-picker"
        />
      </Combobox.Target>
      {first && newTitle !== null && options}
      {!first && <Combobox.Dropdown hidden={found.length === 0 && newTitle === null}>{options}</Combobox.Dropdown>}
    </Combobox>
  );
}
