import { useCallback, useRef, useState } from "react";
import { i18n } from "#i18n";
import { deserializeError } from "../../utils/core";
import type { MailImportOrder, MailImportProgress } from "../../utils/messages";
import { errorMessage } from "../ui/errors";
import { formatNumber } from "../ui/format";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useMailImporter } from "../ui/services";

interface MailImport {
  /** Null while nothing is read. */
  readonly progress: MailImportProgress | null;
  /** Messages and other files, apart. */
  sort(files: readonly File[]): Promise<{ mail: File[]; others: File[] }>;
  /** Keeps every message of the files and tells how many. */
  run(order: MailImportOrder, files: readonly File[]): Promise<void>;
  cancel(): void;
}

/** Messages from files, with their progress. */
export function useMailImport(): MailImport {
  const importer = useMailImporter();
  const notices = useNotices();
  const [progress, setProgress] = useState<MailImportProgress | null>(null);
  const controller = useRef<AbortController | null>(null);

  const sort = useCallback(
    async (files: readonly File[]) => {
      const kinds = await Promise.all(files.map((file) => importer.recognise(file)));
      return {
        mail: files.filter((_, index) => kinds[index] !== null),
        others: files.filter((_, index) => kinds[index] === null),
      };
    },
    [importer],
  );

  const run = useCallback(
    async (order: MailImportOrder, files: readonly File[]) => {
      controller.current = new AbortController();
      const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
      setProgress({ kept: 0, doneBytes: 0, totalBytes });
      try {
        const { kept, failed } = await importer.run(order, files, setProgress, controller.current.signal);
        notices.show({ tone: kept > 0 ? "ok" : "bad", text: i18n.t("mail.kept", kept, [formatNumber(kept)]) });
        const [first] = failed;
        if (first) {
          const why = `${first.fileName.slice(0, 100)}: ${errorMessage(deserializeError(first.error))}`;
          notices.show({
            tone: "bad",
            text: i18n.t("mail.skipped", failed.length, [formatNumber(failed.length), why]),
          });
        }
      } finally {
        controller.current = null;
        setProgress(null);
      }
    },
    [importer, notices],
  );

  return { progress, sort, run, cancel: () => controller.current?.abort() };
}
