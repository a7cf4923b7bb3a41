import { Pagination, Skeleton, Title } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { i18n } from "#i18n";
import type { Capture, MissionSummary } from "../../utils/core";
import { EmptyState } from "../ui/EmptyState";
import { ErrorCallout } from "../ui/ErrorCallout";
import { formatNumber } from "../ui/format";
import type { Query } from "../ui/useQuery";
import classes from "./CaptureList.module.css";
import { CaptureRow } from "./CaptureRow";
import { CaptureTools } from "./CaptureTools";
import { type Listing, listCaptures, PAGE_SIZE, pageCount, pageOf } from "./capture-listing";

interface CaptureListProps {
  readonly captures: Query<readonly Capture[]>;
  readonly summaries: readonly MissionSummary[];
  readonly listing: Listing;
  /** The capture that the user comes back from: its page is shown, and its row has the focus. */
  readonly returnToId: string | null;
  onListing(listing: Listing): void;
}

export function CaptureList({ captures, summaries, listing, returnToId, onListing }: CaptureListProps) {
  const [wantedPage, setPage] = useState(() => pageOf(listCaptures(captures.data ?? [], listing), returnToId));
  // typing stays fluent while long lists are searched
  const shownListing = useDeferredValue(listing);
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    if (returnToId === null) return;
    section.current?.querySelector<HTMLElement>(`[data-capture-id="${CSS.escape(returnToId)}"] a`)?.focus();
  }, [returnToId]);

  const all = captures.data;
  if (!all) {
    if (captures.error !== null) return <ErrorCallout error={captures.error} onRetry={captures.reload} />;
    return <Skeleton height={320} />;
  }
  if (all.length === 0) {
    return <EmptyState icon={IconCamera} title={i18n.t("captures.empty_title")} text={i18n.t("captures.empty_text")} />;
  }

  const found = listCaptures(all, shownListing);
  const pages = pageCount(found.length);
  const page = Math.min(wantedPage, pages);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);

  return (
    <section ref={section} aria-labelledby="captures-title" className={classes.section}>
      <div className={classes.head}>
        <Title order={2} id="captures-title">
          {i18n.t("captures.title")}
        </Title>
        <span role="status" className={classes.count}>
          {i18n.t("mission.captures", found.length, [formatNumber(found.length)])}
        </span>
      </div>
      <CaptureTools
        listing={listing}
        onListing={(next) => {
          setPage(1);
          onListing(next);
        }}
      />
      {found.length === 0 && <p className={classes.none}>{i18n.t("captures.none_found")}</p>}
      <ul className={classes.list}>
        {shown.map((capture) => (
          <CaptureRow key={capture.id} capture={capture} summaries={summaries} />
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={i18n.t("captures.pages")} className={classes.pages}>
          <Pagination
            total={pages}
            value={page}
            onChange={(next) => {
              setPage(next);
              document.getElementById("captures-title")?.scrollIntoView();
            }}
            getItemProps={(number) => ({ "aria-label": i18n.t("captures.page", [number]) })}
            getControlProps={(control) => ({
              "aria-label": control === "previous" ? i18n.t("captures.previous_page") : i18n.t("captures.next_page"),
            })}
          />
        </nav>
      )}
    </section>
  );
}
