import { Progress } from "@mantine/core";
import { i18n } from "#i18n";
import type { Guidance } from "../../utils/core";
import { formatNumber } from "../ui/format";
import classes from "./Guidance.module.css";

/** What is there of what applies. */
export function ScoreBar({ met, total }: Pick<Guidance, "met" | "total">) {
  const sentence =
    total === 0
      ? i18n.t("guidance.score_none")
      : i18n.t("guidance.score", met, [formatNumber(met), formatNumber(total)]);
  return (
    <div className={classes.score}>
      <p className={classes.scoreText} role="status" data-testid="guidance-score">
        {sentence}
      </p>
      {/* says the same as the sentence */}
      <div aria-hidden="true">
        <Progress value={total === 0 ? 0 : (100 * met) / total} size="lg" />
      </div>
      <p className={classes.quiet}>{i18n.t("guidance.score_help")}</p>
    </div>
  );
}
