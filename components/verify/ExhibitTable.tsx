import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { ShownExhibit } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import classes from "./Verify.module.css";
import type { WordsOptions } from "./words";

/** Every exhibit with the time that it was captured at, and by which it existed at the latest. */
export function ExhibitTable({ exhibits, words }: { exhibits: readonly ShownExhibit[]; words: WordsOptions }) {
  return (
    <section className={classes.panel}>
      <Title order={2} id="verify-exhibits">
        {i18n.t("verify.exhibits_title")}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className={classes.scrolls} tabIndex={0} aria-labelledby="verify-exhibits">
        <table className={classes.table} data-testid="verify-exhibits">
          <thead>
            <tr>
              <th scope="col">{i18n.t("verify.exhibit")}</th>
              <th scope="col">{i18n.t("verify.captured_column")}</th>
              <th scope="col">{i18n.t("verify.existed_column")}</th>
            </tr>
          </thead>
          <tbody>
            {exhibits.map((exhibit) => (
              <ExhibitRow key={exhibit.number} exhibit={exhibit} words={words} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function ExhibitRow({ exhibit, words }: { exhibit: ShownExhibit; words: WordsOptions }) {
  const { number, title, capturedAt, existedBy, altered } = exhibit;
  return (
    <tr>
      <th scope="row">
        {number}. <Foreign text={title} />
        {altered && <strong className={classes.bad}> {i18n.t("verify.exhibit_altered")}</strong>}
      </th>
      <td>
        <time dateTime={capturedAt}>{words.formatTime(capturedAt)}</time>
      </td>
      <td>
        {existedBy && !altered ? (
          <>
            <time dateTime={existedBy.time}>{words.formatTime(existedBy.time)}</time>
            <p className={classes.text}>
              <Foreign text={i18n.t("verify.according_to", [existedBy.authority])} />
            </p>
            {existedBy.qualified !== "no" && (
              <p className={classes.text}>{i18n.t(`verify.qualified_short.${existedBy.qualified}`)}</p>
            )}
          </>
        ) : (
          i18n.t("verify.no_existed")
        )}
      </td>
    </tr>
  );
}
