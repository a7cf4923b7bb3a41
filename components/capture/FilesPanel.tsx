import { Button, TextInput, Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { EvidenceKind } from "../../utils/core";
import { Foreign } from "../ui/Foreign";
import { formatSize } from "../ui/format";
import { fromLocalInput, toLocalInput } from "../ui/local-time";
import classes from "./CaptureDialogs.module.css";
import { KindSelect } from "./KindSelect";

export interface FilesOptions {
  readonly kind: EvidenceKind;
  readonly note: string;
  /** Null for now. */
  readonly datedAt: string | null;
}

export const NO_OPTIONS: FilesOptions = { kind: "other", note: "", datedAt: null };

interface FilesPanelProps {
  readonly options: FilesOptions;
  /** Dropped files that wait for a confirmation. */
  readonly waiting: readonly File[];
  readonly busy: boolean;
  onOptions(options: FilesOptions): void;
  onChoose(): void;
  onAdd(): void;
  onCancel(): void;
}

export function FilesPanel(props: FilesPanelProps) {
  const { options, waiting, busy, onOptions } = props;
  return (
    <section className={classes.panel} aria-labelledby="files-title" data-testid="files-panel">
      <Title order={2} size="h3" id="files-title">
        {i18n.t("files.title")}
      </Title>
      <p className={classes.hint}>{i18n.t("files.help")}</p>
      {waiting.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it
        <ul className={classes.waiting} tabIndex={0} aria-label={i18n.t("files.waiting")}>
          {waiting.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <li key={index}>
              <Foreign text={file.name} /> ({formatSize(file.size)})
            </li>
          ))}
        </ul>
      )}
      <div className={classes.options}>
        <KindSelect value={options.kind} onChange={(kind) => onOptions({ ...options, kind })} />
        <TextInput
          type="datetime-local"
          label={i18n.t("files.date")}
          value={options.datedAt === null ? "" : toLocalInput(new Date(options.datedAt))}
          onChange={(event) => onOptions({ ...options, datedAt: fromLocalInput(event.currentTarget.value) })}
          data-testid="files-date"
        />
        <TextInput
          label={i18n.t("files.note")}
          maxLength={20_000}
          dir="auto"
          value={options.note}
          onChange={(event) => onOptions({ ...options, note: event.currentTarget.value })}
        />
      </div>
      <div className={classes.panelButtons}>
        {waiting.length > 0 ? (
          <Button loading={busy} onClick={props.onAdd} data-testid="files-add">
            {i18n.t("files.add", waiting.length)}
          </Button>
        ) : (
          <Button loading={busy} onClick={props.onChoose}>
            {i18n.t("files.choose")}
          </Button>
        )}
        <Button variant="default" onClick={props.onCancel}>
          {i18n.t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}
