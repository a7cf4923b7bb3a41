import type { Statement } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { Foreign } from "../ui/Foreign";
import classes from "./Verify.module.css";
import { sentenceOf, type WordsOptions } from "./words";

/** Who vouches for what. */
export function StatementList({ statements, words }: { statements: readonly Statement[]; words: WordsOptions }) {
  return (
    <ul className={classes.list}>
      {statements.map((statement) => {
        const { tone, text, remark } = sentenceOf(statement, words);
        return (
          <li key={text} data-says={statement.says}>
            <Callout tone={tone}>
              <p>
                <Foreign text={text} />
              </p>
              {remark !== undefined && <p className={classes.text}>{remark}</p>}
            </Callout>
          </li>
        );
      })}
    </ul>
  );
}
