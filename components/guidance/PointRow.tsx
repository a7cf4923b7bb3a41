import { Button, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconCircleCheck, IconCircleDashed, IconCircleMinus } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import { i18n } from "#i18n";
import type { Capture, Checklist, GuidancePoint } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { formatNumber } from "../ui/format";
import { Tag } from "../ui/Tag";
import classes from "./Guidance.module.css";
import type { GuidanceActions } from "./guidance-actions";
import { PointDetail } from "./PointDetail";
import type { ChangeChecklist } from "./useChecklist";
import { nextStepLabel, pointWords, stateLabel } from "./words";

const ICONS = { met: IconCircleCheck, missing: IconCircleDashed, "not-applicable": IconCircleMinus } as const;

const TONES = { met: { tone: "ok" }, missing: { tone: "warn" }, "not-applicable": {} } as const;

interface PointRowProps extends GuidanceActions {
  readonly point: GuidancePoint;
  readonly checklist: Checklist;
  readonly captures: ReadonlyMap<string, Capture>;
  readonly onChange: ChangeChecklist;
}

/** One point: its state, the next step, and the rest behind a button. */
export function PointRow({ point, checklist, captures, onChange, onAction }: PointRowProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const disclose = useRef<HTMLButtonElement>(null);
  const { label, how } = pointWords(point.text);
  const Icon = ICONS[point.state];
  const action = nextStepLabel(point);
  const partly = point.state === "missing" && point.needed > 1;
  return (
    <li className={classes.point} data-state={point.state} data-testid="guidance-point" data-point-id={point.id}>
      <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.label}>
          <Foreign text={label} />
        </p>
        <p className={classes.tags}>
          <Tag {...TONES[point.state]}>{stateLabel(point.state)}</Tag>
          {partly && <span>{i18n.t("guidance.partly", [formatNumber(point.found), formatNumber(point.needed)])}</span>}
          {point.state === "met" && point.basis === "user" && <span>{i18n.t("guidance.on_your_word")}</span>}
          {point.weight > 1 && <span>{i18n.t("guidance.counts", [formatNumber(point.weight)])}</span>}
        </p>
        {point.state === "missing" && how !== null && <p className={classes.quiet}>{how}</p>}
      </div>
      <div className={classes.buttons}>
        {point.state === "missing" && (
          <Button
            size="xs"
            variant="light"
            aria-label={i18n.t("guidance.action_for", [action, label])}
            onClick={() => (point.action === "mark" ? setOpen(true) : onAction(point.action, point))}
            data-testid="point-action"
          >
            {action}
          </Button>
        )}
        <UnstyledButton
          ref={disclose}
          className={classes.disclose}
          aria-expanded={open}
          aria-controls={id}
          aria-label={i18n.t("guidance.details", [label])}
          onClick={() => setOpen((before) => !before)}
          data-testid="point-details"
        >
          <IconChevronDown size={18} aria-hidden="true" />
        </UnstyledButton>
      </div>
      <div id={id} className={classes.detail} hidden={!open}>
        {open && (
          <PointDetail
            point={point}
            checklist={checklist}
            captures={captures}
            onChange={onChange}
            // the button that had the focus may be gone
            onMarked={() => disclose.current?.focus()}
          />
        )}
      </div>
    </li>
  );
}
