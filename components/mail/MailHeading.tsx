import { i18n } from "#i18n";
import { addressLine, type MailAddresses, type MailMessage, type MailRecord, NOT_COLLECTED } from "../../utils/core";
import { FactList } from "../capture/preview/FactList";
import type { Fact } from "../capture/preview/fact-values";
import { formatExactTime, formatNumber } from "../ui/format";

/** What a message says of itself, and where it was taken from. */
export function MailHeading({ mail, message }: { mail: MailRecord; message: MailMessage }) {
  const { summary } = message;
  const people = (label: string, list: MailAddresses): Fact[] => (list.total === 0 ? [] : [[label, addresses(list)]]);
  return (
    <FactList
      facts={[
        [i18n.t("mail.subject"), summary.subject ?? i18n.t("mail.no_subject")],
        ...people(i18n.t("mail.from"), summary.from),
        ...people(i18n.t("mail.to"), summary.to),
        ...people(i18n.t("mail.cc"), summary.cc),
        ...people(i18n.t("mail.bcc"), summary.bcc),
        [i18n.t("mail.date"), summary.date === null ? (summary.dateText ?? "") : formatExactTime(summary.date)],
        ...sourceFacts(mail, message),
      ]}
    />
  );
}

function addresses({ shown, total }: MailAddresses): string {
  const more = total > shown.length ? [i18n.t("mail.more_people", [formatNumber(total - shown.length)])] : [];
  return [...shown.map(addressLine), ...more].join("\n");
}

function sourceFacts({ source }: MailRecord, { method }: MailMessage): Fact[] {
  if (source.kind === "file") return [[i18n.t("mail.source"), i18n.t("mail.source_file", [source.fileName])]];
  return [
    [i18n.t("mail.account"), source.account === NOT_COLLECTED ? null : source.account],
    [i18n.t("mail.method"), method],
  ];
}
