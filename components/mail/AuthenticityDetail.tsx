import { i18n } from "#i18n";
import type { DkimSignature, DnsAnswer, MailAuthentication } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { formatDateTime } from "../ui/format";
import { mailReasonLabel, mailVerdictLabel, mailWarningLabel } from "../ui/labels";
import classes from "./Mail.module.css";

/** Every signature with why it was judged so, and the keys that were used. */
export function AuthenticityDetail({ authentication }: { authentication: MailAuthentication }) {
  const { signatures, warnings, dnsAnswers } = authentication;
  if (signatures.length + dnsAnswers.length === 0) return null;
  return (
    <details className={classes.detail}>
      <summary>{i18n.t("mail.technical")}</summary>
      <ul className={classes.findings}>
        {signatures.map((signature, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a domain may sign twice
          <SignatureLine key={index} signature={signature} />
        ))}
        {warnings.map(({ code }) => (
          <li key={code}>{mailWarningLabel(code)}</li>
        ))}
        {dnsAnswers.map((answer) => (
          <li key={answer.name}>
            <KeyLine answer={answer} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SignatureLine({ signature }: { signature: DkimSignature }) {
  const { domain, algorithm, verdict, reasons, warnings } = signature;
  return (
    <li>
      <Foreign text={i18n.t("mail.signature_line", [domain ?? "?", algorithm ?? "?", mailVerdictLabel(verdict)])} />
      {[...reasons.map(({ code }) => mailReasonLabel(code)), ...warnings.map(({ code }) => mailWarningLabel(code))].map(
        (sentence) => (
          <span key={sentence} className={classes.finding}>
            {sentence}
          </span>
        ),
      )}
    </li>
  );
}

function KeyLine({ answer: { name, resolver, askedAt, authenticated } }: { answer: DnsAnswer }) {
  const facts: [string, string, string] = [
    name,
    URL.canParse(resolver) ? new URL(resolver).host : resolver,
    formatDateTime(askedAt),
  ];
  return <Foreign text={authenticated ? i18n.t("mail.key_authenticated", facts) : i18n.t("mail.key_source", facts)} />;
}
