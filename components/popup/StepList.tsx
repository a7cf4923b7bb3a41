import { Loader } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircle, IconX } from "@tabler/icons-react";
import type { Attempt, StepState } from "../../utils/core";
import { stepLabel, stepStateLabel } from "../ui/labels";
import classes from "./Popup.module.css";

const ICONS = {
  waiting: IconCircle,
  done: IconCheck,
  partial: IconAlertTriangle,
  failed: IconX,
} as const;

function StepIcon({ state }: { state: Exclude<StepState, "skipped"> }) {
  if (state === "running") return <Loader size={14} aria-hidden="true" />;
  const Icon = ICONS[state];
  return <Icon size={16} stroke={2} aria-hidden="true" />;
}

export function StepList({ steps }: { steps: Attempt["steps"] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(
        ({ name, state }) =>
          // what this page or the settings do not call for is no news while one waits
          state !== "skipped" && (
            <li key={name} data-state={state}>
              <StepIcon state={state} />
              <span>{stepLabel(name)}</span>
              <span className="visually-hidden">{stepStateLabel(state)}</span>
            </li>
          ),
      )}
    </ol>
  );
}
