import { Combobox } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { quoted } from "../ui/quoted";
import classes from "./Popup.module.css";

/** Value of the option that creates a mission; the others have the mission's identifier. */
export const CREATE = "create";

interface MissionOptionsProps {
  readonly label: string;
  readonly missions: readonly Mission[];
  readonly selectedId: string | undefined;
  /** Title of a mission to create; null where there is none. */
  readonly newTitle: string | null;
}

export function MissionOptions({ label, missions, selectedId, newTitle }: MissionOptionsProps) {
  return (
    <Combobox.Options className={classes.options} aria-label={label}>
      {missions.map((mission) => (
        <Combobox.Option
          key={mission.id}
          value={mission.id}
          active={mission.id === selectedId}
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
      {newTitle !== null && (
        <Combobox.Option value={CREATE} data-testid="mission-create" className={classes.create}>
          <IconPlus size={16} aria-hidden="true" />
          <Foreign text={i18n.t("popup.create_mission", [quoted(newTitle)])} line />
        </Combobox.Option>
      )}
    </Combobox.Options>
  );
}
