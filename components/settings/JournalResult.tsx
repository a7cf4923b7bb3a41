import { i18n } from "#i18n";
import type { JournalCheck } from "../../utils/messages";
import { Callout } from "../ui/Callout";
import { Fingerprint } from "../ui/Fingerprint";
import { formatNumber } from "../ui/format";

export function JournalResult({ check }: { check: JournalCheck }) {
  const { entries, brokenAt, headHash } = check;
  return (
    <Callout
      tone={brokenAt === null ? "ok" : "bad"}
      role={brokenAt === null ? "status" : "alert"}
      title={brokenAt === null ? i18n.t("settings.journal_holds") : i18n.t("settings.journal_broken")}
      data-testid="journal-check-result"
      data-state={brokenAt === null ? "holds" : "broken"}
      data-entries={entries}
    >
      <p>
        {brokenAt === null
          ? i18n.t("settings.journal_entries", entries, [formatNumber(entries)])
          : i18n.t("settings.journal_broken_at", [formatNumber(brokenAt)])}
      </p>
      {brokenAt === null && <Fingerprint sha256={headHash} />}
    </Callout>
  );
}
