import { Button } from "@mantine/core";
import { EditorContent } from "@tiptap/react";
import { useRef, useState } from "react";
import { i18n } from "#i18n";
import type { ReportView } from "../../utils/core";
import { normalizeReport } from "../../utils/report";
import { Callout } from "../ui/Callout";
import { useAction } from "../ui/useAction";
import { ExhibitPicker } from "./dialogs/ExhibitPicker";
import { LinkDialog } from "./dialogs/LinkDialog";
import { type Exhibits, ExhibitsContext } from "./exhibits";
import { IMAGE_TYPES } from "./image-file";
import classes from "./ReportEditor.module.css";
import { ReportOutline } from "./ReportOutline";
import { ReportVersions } from "./ReportVersions";
import { SaveFailure, SaveStatus } from "./SaveStatus";
import { StatisticsLine } from "./StatisticsLine";
import { ReportToolbar } from "./toolbar/ReportToolbar";
import { toolGroups } from "./toolbar/tools";
import { useAutosave } from "./useAutosave";
import { useExhibits } from "./useExhibits";
import { EDITOR_HELP_ID, useReportEditor } from "./useReportEditor";
import { useReportStatistics } from "./useReportStatistics";

interface ReportWorkspaceProps {
  readonly missionId: string;
  readonly view: ReportView;
  onSeal(): Promise<void>;
  reload(): Promise<void>;
  /** Begins anew with the text that is saved. */
  onTakeOver(): void;
}

type OpenDialog = "link" | "exhibits" | null;

/** The report on its sheet, with all that is needed to write it. */
export function ReportWorkspace({ missionId, view, onSeal, reload, onTakeOver }: ReportWorkspaceProps) {
  const saving = useAutosave(missionId, view.savedAt);
  const exhibits: Exhibits = useExhibits(view.exhibits);
  const { run } = useAction();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const toolbarRef = useRef<HTMLDivElement>(null);
  const fileRef = useRef<HTMLInputElement>(null);
  const { editor, insertImages } = useReportEditor({
    document: view.document,
    exhibits,
    onChange: saving.change,
    runAction: run,
    openLink: () => setDialog("link"),
    openExhibits: () => setDialog("exhibits"),
    focusToolbar: () => toolbarRef.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus(),
  });
  const statistics = useReportStatistics(editor);
  const [groups] = useState(() =>
    toolGroups({
      openLink: () => setDialog("link"),
      openExhibits: () => setDialog("exhibits"),
      chooseImage: () => fileRef.current?.click(),
    }),
  );
  // another window saved after this one did
  const isOlder = saving.state.name === "saved" && (view.savedAt ?? "") > (saving.state.at ?? "");
  const close = () => {
    setDialog(null);
    editor.commands.focus();
  };
  const seal = async () => {
    await saving.flush();
    await onSeal();
    await reload();
  };

  return (
    <ExhibitsContext value={exhibits}>
      <div className={classes.workspace} data-testid="report-editor">
        {saving.state.name === "failed" && (
          <SaveFailure error={saving.state.error} onRetry={() => void run(saving.flush)} />
        )}
        {isOlder && (
          <Callout tone="warn" role="alert" data-testid="report-elsewhere">
            <p>{i18n.t("report.elsewhere")}</p>
            <Button mt="xs" size="xs" variant="default" onClick={onTakeOver}>
              {i18n.t("report.take_over")}
            </Button>
          </Callout>
        )}
        <div className={classes.columns}>
          <ReportOutline editor={editor} />
          <div className={classes.sheet}>
            <ReportToolbar editor={editor} groups={groups} toolbarRef={toolbarRef} />
            <p className={classes.editorHelp} id={EDITOR_HELP_ID}>
              {i18n.t("report.editor_help")}
            </p>
            <EditorContent editor={editor} className={classes.paper ?? ""} />
            <div className={classes.status}>
              <StatisticsLine editor={editor} statistics={statistics} />
              <SaveStatus state={saving.state} />
            </div>
          </div>
        </div>
        <ReportVersions
          versions={view.versions}
          exhibits={exhibits}
          current={() => normalizeReport(editor.getJSON())}
          onSeal={seal}
        />
      </div>
      <input
        ref={fileRef}
        type="file"
        hidden
        accept={IMAGE_TYPES.join()}
        onChange={(event) => {
          insertImages([...(event.currentTarget.files ?? [])]);
          // the same file can be chosen again
          event.currentTarget.value = "";
        }}
        data-testid="report-image-file"
      />
      {dialog === "link" && <LinkDialog editor={editor} onClose={close} />}
      {dialog === "exhibits" && (
        <ExhibitPicker
          exhibits={exhibits}
          onClose={close}
          onPick={({ captureId }) => {
            setDialog(null);
            editor.chain().focus().insertContent({ type: "exhibitRef", attrs: { captureId } }).run();
          }}
        />
      )}
    </ExhibitsContext>
  );
}
