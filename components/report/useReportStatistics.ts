import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { normalizeReport, type ReportStatistics, reportStatistics } from "../../utils/report";

/** Counting reads the whole document: not with every letter. */
const SETTLE_MS = 400;

/** What is written so far, a moment after the last change. */
export function useReportStatistics(editor: Editor): ReportStatistics {
  const [statistics, setStatistics] = useState(() => count(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setStatistics(count(editor)), SETTLE_MS);
    };
    editor.on("update", onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off("update", onUpdate);
    };
  }, [editor]);
  return statistics;
}

function count(editor: Editor): ReportStatistics {
  return reportStatistics(normalizeReport(editor.getJSON()));
}
