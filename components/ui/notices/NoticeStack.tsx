import { useSyncExternalStore } from "react";
import { i18n } from "#i18n";
import { NoticeCard } from "./NoticeCard";
import classes from "./NoticeStack.module.css";
import type { NoticeStore } from "./notice-store";

/** Clocks stand still while the pointer or the focus is on any notice. */
export function NoticeStack({ store }: { store: NoticeStore }) {
  const notices = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only pauses the clocks, focus does the same
    <div
      className={classes.stack}
      onMouseEnter={() => store.pause()}
      onMouseLeave={() => store.resume()}
      onFocus={() => store.pause()}
      onBlur={() => store.resume()}
    >
      <div role="status" aria-label={i18n.t("notice.region")}>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} store={store} />
        ))}
      </div>
    </div>
  );
}
