import { i18n } from "#i18n";
import { type MailAuthentication, namedInVerdict } from "../../utils/core";
import type { Tone } from "../ui/Callout";
import { formatDay } from "../ui/format";

type SummaryCode = MailAuthentication["summary"]["code"];

/** Only what was checked and holds is shown as good. */
export function toneOf(code: SummaryCode): Tone {
  switch (code) {
    case "aligned":
      return "ok";
    case "fail":
    case "policy":
      return "bad";
    case "not-aligned":
    case "author-unclear":
      return "warn";
    case "neutral":
    case "unsigned":
    case "temporary":
      return "info";
  }
}

/**
 * What the check of a message's signatures says to a lay person.
 * @param date the message's own; it is signed with the rest, and stands in where the signature has none
 */
export function authenticitySentence(authentication: MailAuthentication, date: string | null): string {
  const { domain, author, signedAt } = namedInVerdict(authentication, date);
  switch (authentication.summary.code) {
    case "aligned":
      return signedAt === null
        ? i18n.t("mail.aligned_undated", [domain])
        : i18n.t("mail.aligned", [domain, formatDay(signedAt)]);
    case "not-aligned":
      return i18n.t("mail.not_aligned", [domain, author]);
    case "author-unclear":
      return i18n.t("mail.author_unclear", [domain]);
    case "policy":
      return i18n.t("mail.policy", [domain]);
    case "fail":
      return i18n.t("mail.fail", [domain]);
    case "neutral":
      return i18n.t("mail.neutral");
    case "unsigned":
      return i18n.t("mail.unsigned");
    case "temporary":
      return i18n.t("mail.waiting");
  }
}
