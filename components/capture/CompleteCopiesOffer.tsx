import { Button } from "@mantine/core";
import { i18n } from "#i18n";
import type { CaptureRecord } from "../../utils/core";
import { useSettings } from "../settings/useSettings";
import { Callout } from "../ui/Callout";
import classes from "./CompleteCopiesOffer.module.css";
import { lacksOtherSites } from "./other-sites";
import { useCompleteCopies } from "./useCompleteCopies";

interface CompleteCopiesOfferProps {
  readonly record: CaptureRecord;
  /** Given where the browser's question would close the page it is asked in: leads to one that stays. */
  readonly onMore?: () => void;
}

/** Offered where a capture lacks what the permission would have brought, until it is refused once. */
export function CompleteCopiesOffer({ record, onMore }: CompleteCopiesOfferProps) {
  const { settings, change } = useSettings();
  const { granted, busy, ask } = useCompleteCopies();
  if (granted !== false || !settings?.offerCompleteCopies || !lacksOtherSites(record)) return null;
  return (
    <Callout tone="info" title={i18n.t("complete_copies.title")} data-testid="complete-copies-offer">
      <p>{i18n.t("complete_copies.offer")}</p>
      {!onMore && <p>{i18n.t("complete_copies.asked")}</p>}
      <div className={classes.buttons}>
        {onMore ? (
          <Button size="xs" variant="default" onClick={onMore} data-testid="complete-copies-more">
            {i18n.t("complete_copies.more")}
          </Button>
        ) : (
          <Button size="xs" loading={busy} onClick={() => void ask()} data-testid="complete-copies-ask">
            {i18n.t("complete_copies.ask")}
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          onClick={() => change({ offerCompleteCopies: false })}
          data-testid="complete-copies-dismiss"
        >
          {i18n.t("complete_copies.dismiss")}
        </Button>
      </div>
    </Callout>
  );
}
