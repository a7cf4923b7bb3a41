import { Button, Loader } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { formatNumber } from "../ui/format";
import classes from "./Missions.module.css";

interface SampleOfferProps {
  /** The example is being made. */
  readonly busy: boolean;
  /** How many of its captures are there already. */
  readonly kept: number;
  onCreate(): void;
}

/** Offers an example mission to whoever has none yet. */
export function SampleOffer({ busy, kept, onCreate }: SampleOfferProps) {
  return (
    <div className={classes.sample} data-testid="sample-offer">
      <Button
        variant="default"
        disabled={busy}
        onClick={onCreate}
        leftSection={<IconFlask size={18} aria-hidden="true" />}
        data-testid="sample-create"
      >
        {i18n.t("sample.try")}
      </Button>
      <p className={classes.sampleText} role="status">
        {busy && <Loader size={14} aria-hidden="true" />}
        {busy ? i18n.t("sample.preparing", kept, [formatNumber(kept)]) : i18n.t("sample.explain")}
      </p>
    </div>
  );
}
