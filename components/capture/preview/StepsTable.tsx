import { i18n } from "#i18n";
import type { StepReport } from "../../../utils/core";
import type { Tone } from "../../ui/Callout";
import { reasonSentence } from "../../ui/errors";
import { Foreign } from "../../ui/Foreign";
import { formatSeconds } from "../../ui/format";
import { stepLabel, stepStateLabel } from "../../ui/labels";
import { Tag } from "../../ui/Tag";
import classes from "./Record.module.css";

const TONES: Record<StepReport["outcome"], Tone> = { done: "ok", partial: "warn", skipped: "info", failed: "bad" };

export function StepsTable({ steps }: { steps: readonly StepReport[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls on narrow screens, so the keyboard must reach it
    <section className={classes.scroll} tabIndex={0} aria-labelledby="steps-title">
      <table className={classes.table} aria-labelledby="steps-title">
        <thead>
          <tr>
            <th scope="col">{i18n.t("record.step")}</th>
            <th scope="col">{i18n.t("record.step_outcome")}</th>
            <th scope="col">{i18n.t("record.step_started")}</th>
            <th scope="col">{i18n.t("record.step_duration")}</th>
            <th scope="col">{i18n.t("record.step_reason")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              <th scope="row">{stepLabel(step.name)}</th>
              <td>
                <Tag tone={TONES[step.outcome]}>{stepStateLabel(step.outcome)}</Tag>
              </td>
              <td className={classes.number}>{step.startedAt.slice(11)}</td>
              <td className={classes.number}>{formatSeconds(step.durationMs)}</td>
              <td className={classes.reason}>
                {step.reason && (
                  <>
                    {reasonSentence(step.reason) ?? step.reason.code}
                    <span className={classes.detail}>
                      <Foreign text={step.reason.detail} />
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
