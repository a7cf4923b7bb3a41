import { Button, CloseButton } from "@mantine/core";
import { i18n } from "#i18n";
import classes from "./NoticeStack.module.css";
import type { Notice, NoticeStore } from "./notice-store";

export function NoticeCard({ notice, store }: { notice: Notice; store: NoticeStore }) {
  const { action } = notice;
  return (
    <div className={classes.card} data-tone={notice.tone} role={notice.tone === "bad" ? "alert" : undefined}>
      <p className={classes.text} dir="auto">
        {notice.text}
      </p>
      {action && (
        <Button size="compact-sm" variant="light" onClick={() => store.act(notice.id)} data-testid="notice-action">
          {action.label}
        </Button>
      )}
      {/* what can still be undone has no button that could be taken for "undo" */}
      {!notice.onExpire && <CloseButton aria-label={i18n.t("notice.close")} onClick={() => store.expire(notice.id)} />}
      {notice.onExpire && (
        <span className={classes.clock} style={{ animationDuration: `${notice.durationMs}ms` }} aria-hidden="true" />
      )}
    </div>
  );
}
