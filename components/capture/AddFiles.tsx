import { useRef, useState } from "react";
import { i18n } from "#i18n";
import { DropOverlay } from "../ui/DropOverlay";
import { formatNumber } from "../ui/format";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { type FilesOptions, FilesPanel, NO_OPTIONS } from "./FilesPanel";
import { MailProgress } from "./MailProgress";
import { useFileDrop } from "./useFileDrop";
import { useMailImport } from "./useMailImport";

interface AddFilesProps {
  readonly missionId: string;
  readonly open: boolean;
  onOpen(open: boolean): void;
}

/**
 * Chosen files are added at once: their date and kind stand beside the button. Dropped ones wait for a
 * confirmation unless the panel was open, since nobody has seen the options yet.
 */
export function AddFiles({ missionId, open, onOpen }: AddFilesProps) {
  const client = useClient();
  const notices = useNotices();
  const mailImport = useMailImport();
  const { busy, run } = useAction();
  const [options, setOptions] = useState<FilesOptions>(NO_OPTIONS);
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const input = useRef<HTMLInputElement>(null);

  const close = () => {
    setWaiting([]);
    setOptions(NO_OPTIONS);
    onOpen(false);
  };

  const add = (files: readonly File[]) =>
    run(async () => {
      const { mail, others } = await mailImport.sort(files);
      if (others.length > 0) {
        const added = await client.addFiles({ missionId, title: "", ...options }, others);
        notices.show({ tone: "ok", text: i18n.t("files.added", added.length, [formatNumber(added.length)]) });
      }
      const kind = options.kind === NO_OPTIONS.kind ? "message" : options.kind;
      if (mail.length > 0) await mailImport.run({ missionId, ...options, kind }, mail);
      close();
    });

  const over = useFileDrop((files) => {
    if (open && waiting.length === 0) return void add(files);
    setWaiting((before) => [...before, ...files]);
    onOpen(true);
  });

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={i18n.t("files.choose")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // the same file can be chosen again
          event.currentTarget.value = "";
          if (files.length > 0) void add(files);
        }}
        data-testid="files-input"
      />
      {mailImport.progress && <MailProgress progress={mailImport.progress} onCancel={mailImport.cancel} />}
      {open && (
        <FilesPanel
          options={options}
          waiting={waiting}
          busy={busy}
          onOptions={setOptions}
          onChoose={() => input.current?.click()}
          onAdd={() => void add(waiting)}
          onCancel={close}
        />
      )}
      {over && <DropOverlay text={i18n.t("files.drop")} />}
    </>
  );
}
