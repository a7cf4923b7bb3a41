import { Burger, Drawer } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { Brand } from "../ui/Brand";
import classes from "./Desk.module.css";
import type { Route } from "./routes";
import { Sidebar } from "./Sidebar";

/** Where there is no room for the sidebar, a drawer holds it. */
export function NarrowHeader({ missions, route }: { missions: readonly MissionSummary[]; route: Route | null }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header className={classes.top}>
      <Burger opened={open} onClick={() => setOpen(true)} size="sm" aria-label={i18n.t("desk.open_menu")} />
      <Brand size={24} />
      <span className={classes.topName}>{i18n.t("extension_name")}</span>
      <Drawer
        opened={open}
        onClose={close}
        size="18rem"
        padding="md"
        title={i18n.t("desk.menu")}
        closeButtonProps={{ "aria-label": i18n.t("common.close") }}
      >
        <Sidebar missions={missions} route={route} onNavigate={close} />
      </Drawer>
    </header>
  );
}
