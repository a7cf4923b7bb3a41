import { Switch } from "@mantine/core";
import { i18n } from "#i18n";
import { useCompleteCopies } from "../capture/useCompleteCopies";

/** The browser keeps this switch: on means that it lets the extension read other sites' parts of a page. */
export function CompleteCopiesSetting({ keepMhtml }: { keepMhtml: boolean }) {
  const { granted, busy, ask, remove } = useCompleteCopies();
  return (
    <Switch
      label={i18n.t("complete_copies.title")}
      description={`${i18n.t("complete_copies.help")} ${i18n.t("complete_copies.asked")}`}
      checked={granted === true}
      disabled={busy || granted === null}
      onChange={(event) => void (event.currentTarget.checked ? ask() : remove(keepMhtml))}
      data-testid="setting-complete-copies"
    />
  );
}
