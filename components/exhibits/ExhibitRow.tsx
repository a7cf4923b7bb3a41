import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconLock } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { Capture, ListedExhibit } from "../../utils/core";
import { routeHref } from "../desk/routes";
import { Foreign } from "../ui/Foreign";
import { formatDay, formatNumber } from "../ui/format";
import { kindLabel } from "../ui/labels";
import { quoted } from "../ui/quoted";
import classes from "./Exhibits.module.css";

interface ExhibitRowProps {
  readonly exhibit: ListedExhibit;
  readonly capture: Capture;
  readonly busy: boolean;
  /** Null where it cannot move. */
  readonly onMoveUp: (() => void) | null;
  readonly onMoveDown: (() => void) | null;
}

export function ExhibitRow({ exhibit, capture, busy, onMoveUp, onMoveDown }: ExhibitRowProps) {
  const title = capture.title || i18n.t("common.untitled");
  const name = quoted(title);
  return (
    <li className={classes.row} data-testid="exhibit-row" data-number={exhibit.number} data-frozen={exhibit.frozen}>
      <span className={classes.number}>{i18n.t("exhibits.number", [formatNumber(exhibit.number)])}</span>
      <div className={classes.body}>
        <a
          className={classes.title}
          href={routeHref({ name: "capture", missionId: capture.missionId, captureId: capture.id })}
        >
          <Foreign text={title} line />
        </a>
        <span className={classes.meta}>
          <time dateTime={capture.datedAt}>{formatDay(capture.datedAt)}</time>
          {" · "}
          {kindLabel(capture.kind)}
        </span>
      </div>
      {exhibit.frozen ? (
        <span className={classes.fixed}>
          <IconLock size={14} aria-hidden="true" />
          {i18n.t("exhibits.fixed")}
        </span>
      ) : (
        <span className={classes.moves}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={i18n.t("exhibits.move_up", [name])}
            disabled={busy || onMoveUp === null}
            onClick={() => onMoveUp?.()}
            data-testid="exhibit-up"
          >
            <IconArrowUp size={18} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={i18n.t("exhibits.move_down", [name])}
            disabled={busy || onMoveDown === null}
            onClick={() => onMoveDown?.()}
            data-testid="exhibit-down"
          >
            <IconArrowDown size={18} aria-hidden="true" />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}
