import { Title } from "@mantine/core";
import { IconCircleCheck, IconCircleMinus, IconCircleX } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { DossierVerdict, ShownCheck } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import classes from "./Verify.module.css";
import { checkLabel, checksPassed, outcomeLabel, reasonLabel, type WordsOptions } from "./words";

const ICONS = { passed: IconCircleCheck, failed: IconCircleX, "not-possible": IconCircleMinus } as const;

/** Every check with its outcome and what it found. */
export function CheckList({ verdict, words }: { verdict: DossierVerdict; words: WordsOptions }) {
  return (
    <section className={classes.panel}>
      <Title order={2}>{i18n.t("verify.checks_title")}</Title>
      <p className={classes.text}>{checksPassed(verdict, words)}</p>
      <ul className={classes.list}>
        {verdict.checks.map((check) => (
          <CheckItem key={check.id} check={check} words={words} />
        ))}
      </ul>
    </section>
  );
}

function CheckItem({ check, words }: { check: ShownCheck; words: WordsOptions }) {
  const Icon = ICONS[check.outcome];
  return (
    <li className={classes.check} data-check={check.id} data-outcome={check.outcome}>
      <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.checkBody}>
        {checkLabel(check, words)}: <strong>{outcomeLabel(check, words)}</strong>
        {check.findings.length > 0 && (
          <ul className={classes.plain}>
            {check.findings.map(({ where, reason, detail }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same, and none ever moves
              <li key={index}>
                {where !== "" && (
                  <code>
                    <Foreign text={where} />{" "}
                  </code>
                )}
                <strong>{reasonLabel(reason, words)}</strong>{" "}
                <span className={classes.text} lang="en">
                  <Foreign text={detail} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
