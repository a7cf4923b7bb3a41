import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconDeviceFloppy } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { toBordereauError } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { errorMessage } from "../ui/errors";
import { formatExactTime } from "../ui/format";
import type { SaveState } from "./autosave";
import classes from "./ReportEditor.module.css";
import { savedTime } from "./saved-time";

/** Whether what is written is saved. Not read aloud: it changes with every pause; a failure is. */
export function SaveStatus({ state }: { readonly state: SaveState }) {
  return (
    <p className={classes.saveStatus} data-testid="report-save-state" data-state={state.name}>
      {state.name === "saved" && <IconCircleCheck size={16} aria-hidden="true" />}
      {state.name === "saving" && <IconDeviceFloppy size={16} aria-hidden="true" />}
      {(state.name === "unsaved" || state.name === "failed") && <IconCircleDashed size={16} aria-hidden="true" />}
      <SaveText state={state} />
    </p>
  );
}

function SaveText({ state }: { readonly state: SaveState }) {
  if (state.name === "saving") return i18n.t("report.saving");
  if (state.name !== "saved") return i18n.t("report.not_saved");
  if (state.at === null) return i18n.t("report.never_saved");
  return (
    <time dateTime={state.at} title={formatExactTime(state.at)}>
      {i18n.t("report.saved_at", [savedTime(state.at, new Date())])}
    </time>
  );
}

/** What keeps the text from being saved; it is tried again by itself. */
export function SaveFailure({ error, onRetry }: { readonly error: unknown; onRetry(): void }) {
  // the editor knows no other input than a report, so it is its size that is refused
  const isTooLarge = toBordereauError(error).code === "invalid-input";
  return (
    <Callout tone="bad" role="alert" title={i18n.t("report.save_failed")} data-testid="report-save-failure">
      <p>{isTooLarge ? i18n.t("report.too_large") : errorMessage(error)}</p>
      <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
        {i18n.t("common.retry")}
      </Button>
    </Callout>
  );
}
