import { Button, Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { MailAuthentication, MailRecord } from "../../utils/core";
import type { MailCheckState } from "../../utils/messages";
import { useSettings } from "../settings/useSettings";
import { Callout } from "../ui/Callout";
import { formatDateTime } from "../ui/format";
import { AuthenticityDetail } from "./AuthenticityDetail";
import { authenticitySentence, toneOf } from "./authenticity-sentence";
import { useKeyLookups } from "./useKeyLookups";

interface AuthenticityProps {
  readonly check: MailCheckState | null;
  /** The message's own. */
  readonly date: string | null;
  readonly isOutlookFile: boolean;
  readonly mail: MailRecord;
}

/** Whether anybody vouches for a message, in a sentence, and what that does not prove. */
export function Authenticity({ check, date, isOutlookFile, mail }: AuthenticityProps) {
  return (
    <section data-testid="authenticity">
      <Title order={3} size="h4">
        {i18n.t("mail.authenticity")}
      </Title>
      {isOutlookFile && (
        <Callout tone="info">
          <p>{i18n.t("mail.not_msg")}</p>
        </Callout>
      )}
      {check?.authentication && <Verdict check={check} authentication={check.authentication} date={date} mail={mail} />}
      {check && check.authentication === null && <NotChecked />}
    </section>
  );
}

function Verdict({
  check,
  authentication,
  date,
  mail,
}: Pick<AuthenticityProps, "date" | "mail"> & { check: MailCheckState; authentication: MailAuthentication }) {
  const { code } = authentication.summary;
  const isExchange = mail.source.kind === "webmail" && mail.source.webmail === "outlook";
  return (
    <>
      <Callout
        tone={toneOf(code)}
        title={authenticitySentence(authentication, date)}
        data-testid="verdict"
        data-code={code}
      >
        <p>{i18n.t("mail.not_proved")}</p>
        {code === "fail" && isExchange && <p>{i18n.t("mail.exchange_note")}</p>}
        {check.checkedAt !== null && <p>{i18n.t("mail.checked_at", [formatDateTime(check.checkedAt)])}</p>}
      </Callout>
      <AuthenticityDetail authentication={authentication} />
    </>
  );
}

function NotChecked() {
  const { settings, change } = useSettings();
  const lookups = useKeyLookups(settings?.mailResolver === "off" ? { ...settings, mailResolver: "google" } : settings);
  if (!settings || lookups.granted === null) return null;
  const isOff = settings.mailResolver === "off" || !lookups.granted;
  return (
    <Callout
      tone="info"
      title={isOff ? i18n.t("mail.off") : i18n.t("mail.waiting")}
      data-testid="verdict"
      data-code="temporary"
    >
      {isOff && <p>{i18n.t("mail.off_help")}</p>}
      <Button
        size="xs"
        loading={lookups.busy}
        onClick={() => {
          if (!isOff) return void lookups.checkNow();
          const choose = () => change({ mailResolver: "google" });
          void lookups.allow(settings.mailResolver === "off" ? choose : undefined);
        }}
        data-testid="check-signatures"
      >
        {isOff ? i18n.t("mail.allow", [lookups.resolver?.name ?? ""]) : i18n.t("mail.check_now")}
      </Button>
    </Callout>
  );
}
