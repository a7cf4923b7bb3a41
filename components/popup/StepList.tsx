import { Loader } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircle, IconMinus, IconX } from "@tabler/icons-react";
import type { Attempt, StepState } from "../../utils/core";
import { stepLabel, stepStateLabel } from "../ui/labels";
import classes from "./Popup.module.css";

const ICONS = {
  waiting: IconCircle,
  done: IconCheck,
  partial: IconAlertTriangle,
  skipped: IconMinus,
  failed: IconX,
} as const;

function StepIcon({ state }: { state: StepState }) {
  if (state === "running") return <Loader size={14} aria-hidden="true" />;
  const Icon = ICONS[state];
  return <Icon size={16} stroke={2} aria-hidden="true" />;
}

export function StepList({ steps }: { steps: Attempt["steps"] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.name} data-state={step.state}>
          <StepIcon state={step.state} />
          <span>{stepLabel(step.name)}</span>
          <span className="visually-hidden">{stepStateLabel(step.state)}</span>
        </li>
      ))}
    </ol>
  );
}
