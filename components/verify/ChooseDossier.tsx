import { Button } from "@mantine/core";
import { IconFileZip, IconFolder } from "@tabler/icons-react";
import { type ChangeEvent, useRef } from "react";
import { i18n } from "#i18n";
import type { ChosenFile } from "../../utils/messages";
import { Callout } from "../ui/Callout";
import { ErrorCallout } from "../ui/ErrorCallout";
import type { CheckState } from "./useDossierCheck";
import classes from "./Verify.module.css";

/** React’s types do not know the attribute, which every browser does. */
const WHOLE_FOLDER = { webkitdirectory: "" };

interface ChooseDossierProps {
  readonly current: CheckState;
  onChosen(files: readonly ChosenFile[]): void;
}

export function ChooseDossier({ current, onChosen }: ChooseDossierProps) {
  const zips = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    // the same dossier can be chosen again
    currentTarget.value = "";
    if (files.length > 0) onChosen(files.map((file) => ({ path: file.webkitRelativePath || file.name, blob: file })));
  };
  return (
    <section className={classes.panel}>
      {current.state === "cancelled" && (
        <Callout tone="warn" role="alert" data-testid="verify-problem">
          <p>{i18n.t("verify.cancelled")}</p>
        </Callout>
      )}
      {current.state === "nothing-found" && (
        <Callout tone="bad" role="alert" data-testid="verify-problem">
          <p>{i18n.t("verify.nothing_found")}</p>
        </Callout>
      )}
      {current.state === "failed" && <ErrorCallout error={current.error} data-testid="verify-problem" />}
      <p className={classes.text}>{i18n.t("verify.intro")}</p>
      <div className={classes.buttons}>
        <Button leftSection={<IconFileZip size={18} aria-hidden="true" />} onClick={() => zips.current?.click()}>
          {i18n.t("verify.choose_zips")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolder size={18} aria-hidden="true" />}
          onClick={() => folder.current?.click()}
        >
          {i18n.t("verify.choose_folder")}
        </Button>
      </div>
      <input
        ref={zips}
        type="file"
        multiple
        hidden
        accept=".zip,application/zip"
        aria-label={i18n.t("verify.choose_zips")}
        onChange={take}
        data-testid="verify-zips"
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        {...WHOLE_FOLDER}
        aria-label={i18n.t("verify.choose_folder")}
        onChange={take}
        data-testid="verify-folder"
      />
      <p className={classes.text}>{i18n.t("verify.drop")}</p>
    </section>
  );
}
