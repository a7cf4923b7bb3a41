import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../utils/core";
import { routeHref } from "../desk/routes";
import { Foreign } from "../ui/Foreign";
import { formatDateTime, formatNumber, formatSize, hostOf } from "../ui/format";
import { kindLabel, originLabel } from "../ui/labels";
import { CaptureActions } from "./CaptureActions";
import classes from "./CaptureRow.module.css";
import { useErasures } from "./ErasuresProvider";
import { OutcomeTag } from "./OutcomeTag";
import { Thumbnail } from "./Thumbnail";

export function CaptureRow({ capture, summaries }: { capture: Capture; summaries: readonly MissionSummary[] }) {
  const { pending } = useErasures();
  const erased = capture.erasedAt !== null;
  const href = routeHref({ name: "capture", missionId: capture.missionId, captureId: capture.id });
  return (
    <li
      className={classes.row}
      data-testid="capture-row"
      data-capture-id={capture.id}
      data-state={erased ? "erased" : pending.has(capture.id) ? "erasing" : undefined}
    >
      <Thumbnail capture={capture} />
      <div className={classes.text}>
        <a href={href} className={classes.title} data-testid="capture-open">
          <Foreign text={capture.title || i18n.t("common.untitled")} line />
        </a>
        <p className={classes.meta}>
          <time dateTime={capture.datedAt}>{formatDateTime(capture.datedAt)}</time>
          {capture.url === null ? (
            <span>{originLabel(capture.origin)}</span>
          ) : (
            <Foreign text={hostOf(capture.url)} line />
          )}
          {!erased && (
            <span>
              {i18n.t("common.files", capture.artifacts.length, [formatNumber(capture.artifacts.length)])}
              {" · "}
              {formatSize(capture.sizeBytes)}
            </span>
          )}
        </p>
        {capture.note !== "" && capture.origin !== "note" && (
          <p className={classes.note}>
            <Foreign text={capture.note} line />
          </p>
        )}
        {erased && capture.erasedAt !== null && (
          <p className={classes.note}>{i18n.t("captures.erased_at", [formatDateTime(capture.erasedAt)])}</p>
        )}
      </div>
      <div className={classes.tags}>
        <span className={classes.kind}>{kindLabel(capture.kind)}</span>
        <OutcomeTag capture={capture} erasing={pending.has(capture.id)} />
      </div>
      <CaptureActions capture={capture} summaries={summaries} />
    </li>
  );
}
