import { i18n } from "#i18n";
import type { Capture } from "../../utils/core";
import { routeHref } from "../desk/routes";
import { Foreign } from "../ui/Foreign";
import { formatDay, formatNumber } from "../ui/format";
import classes from "./Guidance.module.css";

/** As many are listed; a point may rest on hundreds. */
const MAX_LISTED = 10;

interface ExhibitLinksProps {
  readonly captureIds: readonly string[];
  readonly captures: ReadonlyMap<string, Capture>;
}

export function ExhibitLinks({ captureIds, captures }: ExhibitLinksProps) {
  const listed = captureIds.slice(0, MAX_LISTED).flatMap((id) => captures.get(id) ?? []);
  const more = captureIds.length - MAX_LISTED;
  return (
    <ul className={classes.exhibits}>
      {listed.map((capture) => (
        <li key={capture.id}>
          <a href={routeHref({ name: "capture", missionId: capture.missionId, captureId: capture.id })}>
            <Foreign text={capture.title || i18n.t("common.untitled")} line />
          </a>
          <time dateTime={capture.datedAt}>{formatDay(capture.datedAt)}</time>
        </li>
      ))}
      {more > 0 && <li>{i18n.t("guidance.more_exhibits", [formatNumber(more)])}</li>}
    </ul>
  );
}
