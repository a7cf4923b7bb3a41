import { Checkbox } from "@mantine/core";
import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import { BordereauError } from "../../utils/core";
import { ErrorCallout } from "../ui/ErrorCallout";
import { usePermissions } from "../ui/services";

interface ReloadOptionProps {
  readonly checked: boolean;
  readonly disabled: boolean;
  onChange(checked: boolean): void;
}

/** Never on by itself: a reload loses what is typed in the page. */
export function ReloadOption({ checked, disabled, onChange }: ReloadOptionProps) {
  const { freshReload } = usePermissions();
  const [granted, setGranted] = useState(true);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    freshReload.isGranted().then(setGranted, () => setGranted(false));
  }, [freshReload]);

  const change = async (wanted: boolean) => {
    setError(null);
    try {
      // nothing is awaited before the browser is asked
      if (wanted && !granted && !(await freshReload.request())) throw new BordereauError("permission-refused");
      if (wanted) setGranted(true);
      onChange(wanted);
    } catch (thrown) {
      setError(thrown);
    }
  };

  const asks = granted ? null : i18n.t("popup.reload_asks");
  // what it does is said once it is on: the window has no room for more
  const description = checked ? i18n.t("popup.reload_help") : asks;

  return (
    <>
      <Checkbox
        label={i18n.t("popup.reload")}
        description={description}
        checked={checked}
        disabled={disabled}
        onChange={(event) => void change(event.currentTarget.checked)}
        data-testid="reload-option"
      />
      {error !== null && <ErrorCallout error={error} />}
    </>
  );
}
