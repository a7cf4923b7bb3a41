import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { i18n } from "#i18n";
import { pageWarning, type ReportStatistics } from "../../utils/report";
import { formatNumber } from "../ui/format";
import { placeholdersIn } from "./model/placeholder-marks";
import classes from "./ReportEditor.module.css";

/** How much is written, and what is left to write. */
export function StatisticsLine({
  editor,
  statistics,
}: {
  readonly editor: Editor;
  readonly statistics: ReportStatistics;
}) {
  const { words, pages, placeholders } = statistics;
  const warning = pageWarning(pages);
  return (
    <div className={classes.statistics} data-testid="report-statistics">
      <span>{i18n.t("report.words", words, [formatNumber(words)])}</span>
      <span>{i18n.t("report.pages", pages, [formatNumber(pages)])}</span>
      {warning && (
        <span className={classes.warning} data-testid="report-page-warning">
          <IconAlertTriangle size={16} aria-hidden="true" />
          {warning === "short" ? i18n.t("report.pages_short") : i18n.t("report.pages_long")}
        </span>
      )}
      {placeholders > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          rightSection={<IconArrowDown size={14} aria-hidden="true" />}
          onClick={() => goToNextPlaceholder(editor)}
          title={i18n.t("report.placeholder_next")}
          data-testid="report-placeholders"
        >
          {i18n.t("report.placeholders", placeholders, [formatNumber(placeholders)])}
        </Button>
      )}
    </div>
  );
}

function goToNextPlaceholder(editor: Editor): void {
  const found = placeholdersIn(editor.state.doc);
  const next = found.find(({ from }) => from >= editor.state.selection.to) ?? found[0];
  if (next) editor.chain().focus().setTextSelection(next).scrollIntoView().run();
}
