import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { i18n } from "#i18n";
import type { GuidancePoint } from "../../utils/core";
import { formatNumber } from "../ui/format";
import classes from "./Guidance.module.css";
import { groupLabel } from "./words";

interface PointGroupProps {
  readonly group: GuidancePoint["group"];
  readonly points: readonly GuidancePoint[];
  readonly children: ReactNode;
}

/** Points of one kind, with how many of them are there. */
export function PointGroup({ group, points, children }: PointGroupProps) {
  const id = useId();
  const weightOf = (state: GuidancePoint["state"]) =>
    points.reduce((sum, point) => sum + (point.state === state ? point.weight : 0), 0);
  const met = weightOf("met");
  const total = met + weightOf("missing");
  return (
    <section className={classes.group} aria-labelledby={id}>
      <div className={classes.groupHead}>
        <Title order={3} size="h4" id={id}>
          {groupLabel(group)}
        </Title>
        {total > 0 && (
          <span className={classes.quiet}>
            {i18n.t("guidance.group_score", [formatNumber(met), formatNumber(total)])}
          </span>
        )}
      </div>
      {children}
    </section>
  );
}
