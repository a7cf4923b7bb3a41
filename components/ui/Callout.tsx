import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Callout.module.css";

const ICONS = { info: IconInfoCircle, ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX } as const;

export type Tone = keyof typeof ICONS;

interface CalloutProps {
  readonly tone: Tone;
  readonly title?: ReactNode | undefined;
  readonly role?: "alert" | "status" | "note";
  readonly children?: ReactNode;
  readonly [data: `data-${string}`]: string | number | undefined;
}

/** Something the user should know, in the flow of the page. */
export function Callout({ tone, title, role, children, ...data }: CalloutProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.callout} data-tone={tone} role={role} {...data}>
      <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.body}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
