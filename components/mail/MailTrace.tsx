import { i18n } from "#i18n";
import type { MailAuthentication, MailMessage } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { formatDateTime } from "../ui/format";
import classes from "./Mail.module.css";

interface MailTraceProps {
  readonly trace: MailMessage["trace"];
  /** Null as long as it was not checked. */
  readonly authentication: MailAuthentication | null;
}

/** What servers on the way wrote into a message, and what that is worth. */
export function MailTrace({ trace, authentication }: MailTraceProps) {
  const { received, authenticationResults } = trace;
  if (received.length + authenticationResults.length === 0) return null;
  const sealed = authentication?.arc.result === "pass" ? authentication.arc.seals.at(-1)?.domain : undefined;
  return (
    <details className={classes.detail} data-testid="mail-trace">
      <summary>{i18n.t("mail.receiver")}</summary>
      <p className={classes.hint}>{i18n.t("mail.receiver_untrusted")}</p>
      {sealed !== undefined && authentication?.arc.authenticationResults && (
        <>
          <p className={classes.hint}>{i18n.t("mail.receiver_trusted", [sealed])}</p>
          <pre className={classes.header}>
            <Foreign text={authentication.arc.authenticationResults} />
          </pre>
        </>
      )}
      <ul className={classes.findings}>
        {authenticationResults.map(({ authservId, results, raw }) => (
          <li key={raw}>
            <Foreign
              text={`${authservId ?? "?"}: ${results.map(({ method, result }) => `${method}=${result}`).join(", ")}`}
            />
          </li>
        ))}
      </ul>
      {received.length > 0 && (
        <>
          <p className={classes.hint}>{i18n.t("mail.received")}</p>
          <ol className={classes.findings}>
            {received.map(({ from, by, date }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a loop may pass a server twice
              <li key={index}>
                <Foreign text={[from, by].filter((host) => host !== null).join(" → ")} />
                {date !== null && <span className={classes.finding}>{formatDateTime(date)}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
