import { Anchor, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../../utils/core";
import { routeHref } from "../../desk/routes";
import { navigate } from "../../desk/useRoute";
import { Foreign } from "../../ui/Foreign";
import { formatExactTime } from "../../ui/format";
import { kindLabel } from "../../ui/labels";
import { Tag } from "../../ui/Tag";
import { usePageTitle } from "../../ui/usePageTitle";
import { CaptureActions } from "../CaptureActions";
import { OutcomeTag } from "../OutcomeTag";
import classes from "./CapturePreview.module.css";
import { PreviewPager } from "./PreviewPager";

interface PreviewHeaderProps {
  readonly capture: Capture;
  readonly missionId: string;
  readonly summaries: readonly MissionSummary[];
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly place: { readonly number: number; readonly total: number } | null;
}

export function PreviewHeader({ capture, missionId, summaries, previousId, nextId, place }: PreviewHeaderProps) {
  const title = capture.title || i18n.t("common.untitled");
  const heading = usePageTitle(title);
  const mission = summaries.find((summary) => summary.mission.id === missionId)?.mission;
  const missionHref = routeHref({ name: "mission", missionId });
  return (
    <div className={classes.header}>
      <div className={classes.navigation}>
        <Anchor className={classes.back} href={missionHref} size="sm" data-testid="preview-back">
          <IconArrowLeft size={16} aria-hidden="true" />
          <Foreign text={mission?.title ?? i18n.t("desk.all_missions")} line />
        </Anchor>
        <PreviewPager missionId={missionId} previousId={previousId} nextId={nextId} place={place} />
      </div>
      <div className={classes.titleLine}>
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.title} title={title.slice(0, 400)}>
          <Foreign text={title.slice(0, 1_000)} />
        </Title>
        <CaptureActions
          capture={capture}
          summaries={summaries}
          onGone={() => navigate({ name: "mission", missionId })}
        />
      </div>
      <div className={classes.meta}>
        <Tag tone="info">{kindLabel(capture.kind)}</Tag>
        <OutcomeTag capture={capture} />
        <time dateTime={capture.datedAt}>{formatExactTime(capture.datedAt)}</time>
      </div>
      {capture.url !== null && (
        <p className={classes.url}>
          <Foreign text={capture.url} line />
        </p>
      )}
      {capture.note !== "" && (
        <p className={classes.note}>
          <Foreign text={capture.note} />
        </p>
      )}
    </div>
  );
}
