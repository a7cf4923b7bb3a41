import { ActionIcon, Button } from "@mantine/core";
import { IconBriefcase, IconSettings } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { Brand } from "../ui/Brand";
import classes from "./Popup.module.css";
import { useOpenDesk } from "./useOpenDesk";

export function PopupHeader() {
  const openDesk = useOpenDesk();
  return (
    <header className={classes.header}>
      <Brand size={26} />
      <h1 className={classes.name}>{i18n.t("extension_name")}</h1>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconBriefcase size={16} aria-hidden="true" />}
        onClick={() => openDesk({ missionId: null, captureId: null })}
        data-testid="desk-open"
      >
        {i18n.t("popup.desk")}
      </Button>
      <ActionIcon
        component="a"
        href="/options.html#/settings"
        target="_blank"
        variant="subtle"
        size="md"
        aria-label={i18n.t("popup.settings")}
        title={i18n.t("popup.settings")}
      >
        <IconSettings size={18} aria-hidden="true" />
      </ActionIcon>
    </header>
  );
}
