import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { formatIsoDate } from "../ui/format";

/** "1 March 2026 – 30 June 2026", "since …", "until …"; null without dates. */
export function missionPeriod({ startDate, endDate }: Pick<Mission, "startDate" | "endDate">): string | null {
  if (startDate !== null && endDate !== null) {
    return i18n.t("mission.period", [formatIsoDate(startDate), formatIsoDate(endDate)]);
  }
  if (startDate !== null) return i18n.t("mission.period_from", [formatIsoDate(startDate)]);
  if (endDate !== null) return i18n.t("mission.period_until", [formatIsoDate(endDate)]);
  return null;
}
