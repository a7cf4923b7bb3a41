import { Button, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { i18n } from "#i18n";
import type { DossierVerdict } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { Foreign } from "../ui/Foreign";
import { formatExactTime } from "../ui/format";
import { CheckList } from "./CheckList";
import { ExhibitTable } from "./ExhibitTable";
import { StatementList } from "./StatementList";
import classes from "./Verify.module.css";
import { dossierLines, headlineText, headlineTone, notProved, summaryText, type WordsOptions } from "./words";

const WORDS: WordsOptions = { i18n, formatTime: (utc) => formatExactTime(utc) };

/** At the top, for a lay person: intact or not, who vouches for what, what is not proved; then every check. */
export function VerdictView({ verdict, onAgain }: { verdict: DossierVerdict; onAgain(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { headline, statements, exhibits } = verdict;
  return (
    <>
      <section className={classes.panel} data-testid="verdict" data-headline={headline}>
        <Callout tone={headlineTone(headline)}>
          <Title order={2} ref={heading} tabIndex={-1}>
            {headlineText(headline, WORDS)}
          </Title>
          <p>{summaryText(headline, WORDS)}</p>
          {dossierLines(verdict, WORDS).map((line) => (
            <p key={line}>
              <Foreign text={line} />
            </p>
          ))}
        </Callout>
        {statements.length > 0 && (
          <>
            <Title order={3}>{i18n.t("verify.who_title")}</Title>
            <StatementList statements={statements} words={WORDS} />
          </>
        )}
        <Title order={3}>{i18n.t("verify.not_proved_title")}</Title>
        <ul className={classes.plain}>
          {notProved(WORDS).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <Button className={classes.start} variant="default" onClick={onAgain} data-testid="verify-again">
          {i18n.t("verify.again")}
        </Button>
      </section>
      {exhibits.length > 0 && <ExhibitTable exhibits={exhibits} words={WORDS} />}
      <CheckList verdict={verdict} words={WORDS} />
    </>
  );
}
