import { useMemo } from "react";
import { i18n } from "#i18n";
import type { ReportDocument } from "../../utils/core";
import { type BlockChange, type ComparedBlock, compareReports, type WordChange } from "../../utils/report";
import { formatNumber } from "../ui/format";
import { comparisonRows, countChanges, isFormatOnly, isTextless } from "./comparison-rows";
import { type Exhibits, exhibitLabel } from "./exhibits";
import classes from "./ReportComparison.module.css";

interface ReportComparisonProps {
  readonly before: ReportDocument;
  readonly after: ReportDocument;
  readonly exhibits: Exhibits;
}

/** What changed from a report to another: insertions underlined with a plus, deletions struck out with a minus. */
export function ReportComparison({ before, after, exhibits }: ReportComparisonProps) {
  const changes = useMemo(
    () => compareReports(before, after, (captureId) => exhibitLabel(exhibits, captureId)),
    [before, after, exhibits],
  );
  const { added, removed, changed } = countChanges(changes);
  const total = added + removed + changed;
  return (
    <section className={classes.comparison} aria-label={i18n.t("report.comparison")} data-testid="report-comparison">
      <p className={classes.summary} role="status">
        {total === 0
          ? i18n.t("report.compare_same")
          : i18n.t("report.compare_counts", [formatNumber(added), formatNumber(removed), formatNumber(changed)])}
      </p>
      {total > 0 && (
        <ol className={classes.rows}>
          {comparisonRows(changes).map((row) =>
            row.kind === "skipped" ? (
              <li key={row.id} className={classes.skipped}>
                {i18n.t("report.compare_skipped", row.count, [formatNumber(row.count)])}
              </li>
            ) : (
              <ChangedBlock key={row.id} change={row.change} />
            ),
          )}
        </ol>
      )}
    </section>
  );
}

const SIGNS = { same: "", added: "+", removed: "−", changed: "±" } as const;

function ChangedBlock({ change }: { readonly change: BlockChange }) {
  const block = change.kind === "changed" ? change.after : change.block;
  return (
    <li className={classes.row} data-kind={change.kind} data-type={block.type} data-level={block.level}>
      <span className={classes.sign} aria-hidden="true">
        {SIGNS[change.kind]}
      </span>
      <div className={classes.text} dir="auto">
        {change.kind === "added" && <span className="visually-hidden">{i18n.t("report.compare_added")} </span>}
        {change.kind === "removed" && <span className="visually-hidden">{i18n.t("report.compare_removed")} </span>}
        {change.kind === "changed" && <span className="visually-hidden">{i18n.t("report.compare_changed")} </span>}
        {change.kind === "same" && <BlockText block={block} />}
        {change.kind === "added" && (
          <ins>
            <BlockText block={block} />
          </ins>
        )}
        {change.kind === "removed" && (
          <del>
            <BlockText block={block} />
          </del>
        )}
        {change.kind === "changed" && change.words.map(changedWords)}
        {isFormatOnly(change) && <span className={classes.note}>{i18n.t("report.compare_format")}</span>}
      </div>
    </li>
  );
}

function BlockText({ block }: { readonly block: ComparedBlock }) {
  if (!isTextless(block)) return block.text;
  if (block.type === "image") return <em>{i18n.t("report.image_title")}</em>;
  if (block.type === "rule") return <em>{i18n.t("report.rule")}</em>;
  if (block.figure === "exchanges") return <em>{i18n.t("report.figure_exchanges")}</em>;
  if (block.figure === "timeline") return <em>{i18n.t("report.figure_timeline")}</em>;
  return <em>{i18n.t("report.compare_empty")}</em>;
}

function changedWords({ kind, text }: WordChange, index: number) {
  if (kind === "added") return <ins key={index}>{text}</ins>;
  return kind === "removed" ? <del key={index}>{text}</del> : text;
}
