import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { MailProblem } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { mailProblemLabel } from "../ui/labels";
import classes from "./Mail.module.css";

/** What of a message could not be read, or is not as it should be. */
export function MailProblems({ problems }: { problems: readonly MailProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h4">
        {i18n.t("mail.problems")}
      </Title>
      <ul className={classes.findings} data-testid="mail-problems">
        {problems.map(({ code, params }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said of two parts
          <li key={index}>
            {mailProblemLabel(code)}{" "}
            <span className={classes.hint}>
              <Foreign text={Object.values(params).join(" · ")} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
