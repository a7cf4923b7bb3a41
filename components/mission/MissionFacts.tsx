import { i18n } from "#i18n";
import type { MissionSummary } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { formatAmount, formatNumber, formatSize } from "../ui/format";
import { partyRoleLabel } from "../ui/labels";
import classes from "./MissionView.module.css";
import { missionPeriod } from "./mission-period";
import { tradeLabel } from "./trade-label";

/** What is known of the engagement; what was left empty is not shown. */
export function MissionFacts({ summary }: { summary: MissionSummary }) {
  const { mission } = summary;
  const period = missionPeriod(mission);
  const facts: [label: string, value: string | null][] = [
    [i18n.t("mission.field_client"), mission.client || null],
    [i18n.t("mission.field_reference"), mission.reference || null],
    [i18n.t("mission.dates"), period],
    [
      i18n.t("mission.field_amount"),
      mission.amountCents === null ? null : formatAmount(mission.amountCents, mission.currency),
    ],
    [i18n.t("mission.field_trade"), mission.trade === "general" ? null : tradeLabel(mission.trade)],
    ...mission.parties.map((party): [string, string] => [
      partyRoleLabel(party.role),
      party.details === "" ? party.name : `${party.name} (${party.details})`,
    ]),
    [
      i18n.t("mission.content"),
      i18n.t("mission.content_value", [
        i18n.t("mission.captures", summary.captureCount, [formatNumber(summary.captureCount)]),
        formatSize(summary.sizeBytes),
      ]),
    ],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([label, value], index) =>
          value === null ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: two parties may have the same role
            <div key={index}>
              <dt>{label}</dt>
              <dd title={value.length > 80 ? value.slice(0, 400) : undefined}>
                <Foreign text={value} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {mission.description !== "" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it
        <section className={classes.description} tabIndex={0} aria-label={i18n.t("mission.description")}>
          <Foreign text={mission.description} />
        </section>
      )}
    </>
  );
}
