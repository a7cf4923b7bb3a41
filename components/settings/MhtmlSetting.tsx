import { Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import { BordereauError } from "../../utils/core";
import { usePermissions } from "../ui/services";
import { useAction } from "../ui/useAction";

/** On means both: wanted, and allowed by the browser. */
export function MhtmlSetting({ wanted, onChange }: { wanted: boolean; onChange(wanted: boolean): void }) {
  const { mhtml, completeCopies } = usePermissions();
  const { busy, run } = useAction();
  const [granted, setGranted] = useState(false);

  useEffect(() => {
    mhtml?.isGranted().then(setGranted, () => setGranted(false));
  }, [mhtml]);

  if (mhtml === null) {
    return (
      <Switch
        label={i18n.t("settings.mhtml")}
        description={i18n.t("settings.mhtml_unavailable")}
        checked={false}
        disabled
        readOnly
        data-testid="setting-mhtml"
      />
    );
  }

  const change = (on: boolean) =>
    run(async () => {
      if (!on) {
        onChange(false);
        // complete copies hold the same permission
        if (!(await completeCopies.isGranted())) await mhtml.remove();
        setGranted(await mhtml.isGranted());
        return;
      }
      // asked for within the click, before anything is awaited
      if (!(await mhtml.request())) throw new BordereauError("permission-refused");
      setGranted(true);
      onChange(true);
    });

  return (
    <Switch
      label={i18n.t("settings.mhtml")}
      description={i18n.t("settings.mhtml_help")}
      checked={wanted && granted}
      disabled={busy}
      onChange={(event) => void change(event.currentTarget.checked)}
      data-testid="setting-mhtml"
    />
  );
}
