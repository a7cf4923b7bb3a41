import {
  IconArrowRight,
  IconCamera,
  IconLock,
  IconMailCheck,
  IconPencil,
  IconPoint,
  IconTrash,
} from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { JournalEvent } from "../../../../utils/core";
import { Fingerprint } from "../../../ui/Fingerprint";
import { Foreign } from "../../../ui/Foreign";
import { formatExactTime, formatList, formatNumber, formatSize } from "../../../ui/format";
import { eventLabel } from "../../../ui/labels";
import { quoted } from "../../../ui/quoted";
import { HashChanges } from "./HashChanges";
import classes from "./History.module.css";
import type { HistoryStep } from "./history-steps";

const ICONS: Partial<Record<JournalEvent["type"], typeof IconPoint>> = {
  "capture-created": IconCamera,
  "capture-annotated": IconPencil,
  "capture-moved": IconArrowRight,
  "mail-checked": IconMailCheck,
  "capture-erased": IconTrash,
};

interface HistoryItemProps {
  readonly step: HistoryStep;
  /** Missions' titles by their identifiers. */
  readonly titles: ReadonlyMap<string, string>;
}

export function HistoryItem({ step, titles }: HistoryItemProps) {
  const { type, entry, hashes } = step;
  const Icon = type === null ? IconLock : (ICONS[type] ?? IconPoint);
  return (
    <li className={classes.item} data-testid="history-entry" data-type={type ?? ""} data-sequence={entry.sequence}>
      <span className={classes.icon} data-type={type ?? ""}>
        <Icon size={16} stroke={1.75} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>{type === null ? i18n.t("preview.withheld") : eventLabel(type)}</strong>
          <time dateTime={entry.time} title={entry.time}>
            {formatExactTime(entry.time)}
          </time>
        </p>
        <InWords step={step} titles={titles} />
        <HashChanges changes={hashes} />
        <dl className={classes.seal}>
          <div>
            <dt>{i18n.t("history.entry", [formatNumber(entry.sequence)])}</dt>
            <dd>
              <Fingerprint sha256={entry.hash} />
            </dd>
          </div>
          <div>
            <dt>{i18n.t("history.previous_entry")}</dt>
            <dd>
              <Fingerprint sha256={entry.previousHash} />
            </dd>
          </div>
        </dl>
      </div>
    </li>
  );
}

/** What changed, as far as the journal has it: it holds no text of the capture. */
function InWords({ step: { sealed, changed, moved, fileName }, titles }: HistoryItemProps) {
  const title = (missionId: string) => quoted(titles.get(missionId) ?? i18n.t("history.unknown_mission"));
  const sentence = () => {
    if (sealed)
      return i18n.t("history.sealed", sealed.files, [formatNumber(sealed.files), formatSize(sealed.sizeBytes)]);
    if (changed.length > 0) {
      return i18n.t("history.changed", [formatList(changed.map((field) => i18n.t(`history.field_${field}`)))]);
    }
    if (moved) return i18n.t("history.moved", [title(moved.fromMissionId), title(moved.missionId)]);
    return fileName === null ? null : i18n.t("history.checked", [quoted(fileName)]);
  };
  const text = sentence();
  return text === null ? null : (
    <p className={classes.words}>
      <Foreign text={text} />
    </p>
  );
}
