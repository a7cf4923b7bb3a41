import { Skeleton, Title } from "@mantine/core";
import { useCallback, useId, useMemo, useRef } from "react";
import { i18n } from "#i18n";
import { ErrorCallout } from "../ui/ErrorCallout";
import { useQuery } from "../ui/useQuery";
import classes from "./Guidance.module.css";
import { GuidanceView } from "./GuidanceView";
import type { GuidanceActions } from "./guidance-actions";
import { useChecklist } from "./useChecklist";

/** What a mission has and what it lacks, with the next step for each point. */
export function GuidancePanel({ missionId, onAction }: GuidanceActions & { readonly missionId: string }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const guidance = useQuery("guidance.get", { missionId });
  const checklist = useQuery("checklist.get", { missionId });
  const list = useQuery("captures.list", { missionId });
  const captures = useMemo(() => new Map((list.data ?? []).map((capture) => [capture.id, capture])), [list.data]);
  const { reload: reloadGuidance } = guidance;
  const { reload: reloadChecklist } = checklist;
  const reload = useCallback(() => {
    reloadGuidance();
    reloadChecklist();
  }, [reloadGuidance, reloadChecklist]);
  const change = useChecklist(missionId, reload);

  const error = guidance.error ?? checklist.error;
  return (
    <section className={classes.panel} aria-labelledby={id} data-testid="guidance-panel">
      <Title order={2} size="h3" id={id} ref={heading} tabIndex={-1}>
        {i18n.t("guidance.title")}
      </Title>
      {error !== null && <ErrorCallout error={error} onRetry={reload} />}
      {guidance.data && checklist.data ? (
        <GuidanceView
          guidance={guidance.data}
          checklist={checklist.data}
          captures={captures}
          onChange={change}
          onAction={onAction}
          onDismiss={() => heading.current?.focus()}
        />
      ) : (
        error === null && <Skeleton height={240} />
      )}
    </section>
  );
}
