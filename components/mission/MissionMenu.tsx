import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconCircleCheck, IconDotsVertical, IconPencil, IconRestore } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { quoted } from "../ui/quoted";
import { MissionDialog } from "./MissionDialog";
import { useMissionStatus } from "./useMissionStatus";

export function MissionMenu({ mission }: { mission: Mission }) {
  const [editing, setEditing] = useState(false);
  const setStatus = useMissionStatus();
  const label = i18n.t("mission.actions", [quoted(mission.title)]);
  return (
    <>
      <Menu
        position="bottom-end"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={label} data-testid="mission-menu">
            <IconDotsVertical size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => setEditing(true)}
            data-testid="mission-edit"
          >
            {i18n.t("mission.edit")}
          </Menu.Item>
          {mission.status === "active" && (
            <Menu.Item
              leftSection={<IconCircleCheck size={16} aria-hidden="true" />}
              onClick={() => setStatus(mission, "closed")}
            >
              {i18n.t("mission.close")}
            </Menu.Item>
          )}
          {mission.status !== "active" && (
            <Menu.Item
              leftSection={<IconRestore size={16} aria-hidden="true" />}
              onClick={() => setStatus(mission, "active")}
              data-testid="mission-restore"
            >
              {mission.status === "archived" ? i18n.t("mission.restore") : i18n.t("mission.reopen")}
            </Menu.Item>
          )}
          {mission.status !== "archived" && (
            <Menu.Item
              leftSection={<IconArchive size={16} aria-hidden="true" />}
              onClick={() => setStatus(mission, "archived")}
              data-testid="mission-archive"
            >
              {i18n.t("mission.archive")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {editing && (
        <MissionDialog
          mission={mission}
          initialTitle=""
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      )}
    </>
  );
}
